import type { Words } from '../../../ui/words/say';

const words: Words = {
  'unsent.waiting_one': '{count} resposta aguarda a ligação.',
  'unsent.waiting_other': '{count} respostas aguardam a ligação.',
  'unsent.safe': 'Segura neste dispositivo; sai sozinha assim que o SharePoint responder.',
  'unsent.stays_one': 'A sua resposta a {number} não saiu.',
  'unsent.stays_other': '{count} das suas respostas não saíram.',
  'unsent.open': 'Abrir {number}',
  'unsent.left': 'A resposta a {number} está a ser enviada',
  'unsent.late': 'A resposta a {number} já tinha saído. Uma segunda pode corrigi-la.',
  'unsent.news': '{name} escreveu entretanto. Leia e decida depois.',
  'unsent.old': 'Tem mais de um dia. Veja se ainda está certa.',
  'unsent.gone': 'O ticket já não existe ou foi unido a outro. Copie o texto ou elimine-o.',
  'unsent.files': 'Não foi possível guardar estes ficheiros: {names}.',
  'unsent.name': 'A sua resposta, {when}, ainda por enviar',
  'unsent.waits': 'Aguarda',
  'unsent.notSent': 'Não enviada',
  'unsent.leaves': 'Sai sozinha assim que a ligação voltar.',
  'unsent.leavesWith': 'Sai sozinha assim que a ligação voltar e põe o ticket em {status}.',
  'unsent.sendNow': 'Enviar agora',
  'unsent.sendToo': 'Enviar também a minha',
  'unsent.edit': 'Editar',
  'unsent.discard': 'Eliminar',
  'unsent.discarded': 'Resposta a {number} eliminada',
  'unsent.notNow': 'Não é possível enviar agora: não há ligação. Sai sozinha quando voltar.',
  'unsent.copy': 'Copiar o texto',
};
export default words;
