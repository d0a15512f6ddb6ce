import type { Words } from '../../../ui/words/say';

const words: Words = {
  'unsent.waiting_one': '{count} respuesta espera la conexión.',
  'unsent.waiting_other': '{count} respuestas esperan la conexión.',
  'unsent.safe': 'A salvo en este dispositivo; sale sola en cuanto SharePoint responda.',
  'unsent.stays_one': 'Tu respuesta a {number} no ha salido.',
  'unsent.stays_other': '{count} de tus respuestas no han salido.',
  'unsent.open': 'Abrir {number}',
  'unsent.left': 'La respuesta a {number} se está enviando',
  'unsent.late': 'La respuesta a {number} ya había salido. Una segunda puede corregirla.',
  'unsent.news': '{name} ha escrito entretanto. Léelo y decide después.',
  'unsent.old': 'Tiene más de un día. Mira si todavía es válida.',
  'unsent.gone': 'El ticket ya no está o se combinó con otro. Copia el texto o descártalo.',
  'unsent.files': 'No se pudieron guardar estos archivos: {names}.',
  'unsent.name': 'Tu respuesta, {when}, aún sin enviar',
  'unsent.waits': 'Espera',
  'unsent.notSent': 'Sin enviar',
  'unsent.leaves': 'Sale sola en cuanto vuelva la conexión.',
  'unsent.leavesWith': 'Sale sola en cuanto vuelva la conexión y pone el ticket en {status}.',
  'unsent.sendNow': 'Enviar ahora',
  'unsent.sendToo': 'Enviar también la mía',
  'unsent.edit': 'Editar',
  'unsent.discard': 'Descartar',
  'unsent.discarded': 'Respuesta a {number} descartada',
  'unsent.notNow': 'Ahora no se puede enviar: no hay conexión. Sale sola en cuanto vuelva.',
  'unsent.copy': 'Copiar el texto',
};
export default words;
