import type { Words } from '../../../ui/words/say';

const words: Words = {
  'circles.field': 'Confidencial',
  'circles.everybody': 'Todos en el soporte',
  'circles.only': 'Solo {name}',
  'circles.other': 'Un círculo en el que no estás',
  'circles.made': 'El ticket {number} es confidencial: solo lo ve {name}.',
  'circles.opened': 'El ticket {number} vuelve a estar abierto para todo el soporte.',
  'circles.working': 'Moviendo el ticket …',
  'circles.stale': 'Alguien cambió el ticket entretanto. Revíselo e inténtelo de nuevo.',
  'circles.notMine': 'No estás en él: entrega',
  'circles.handOver': '¿Entregar a {name}?',
  'circles.warning': 'Solo {name} verá el ticket. En cinco minutos ya no podrá abrirlo ni recuperarlo: solo pueden las personas del círculo.',
  'circles.handOverDo': 'Entregar',
  'circles.handedOver': 'El ticket {number} pasa a {name} en cinco minutos.',
  'circles.title': 'Círculos',
  'circles.text':
    'Un círculo es un conjunto de personas. Solo ellas ven los tickets que son confidenciales para él: SharePoint los guarda en una carpeta que nadie más puede abrir. Los administradores de la colección de sitios y el servicio de ListDesk lo ven todo.',
  'circles.none': 'Aún no hay círculos',
  'circles.noneText': 'Crea uno para cada grupo con tickets propios, como recursos humanos o el comité de empresa.',
  'circles.add': 'Nuevo círculo',
  'circles.name': 'Nombre',
  'circles.people': 'Personas',
  'circles.save': 'Crear círculo',
  'circles.cancel': 'Cancelar',
  'circles.making': 'Creando el grupo y sus carpetas …',
  'circles.failed': 'El círculo no está completo: {reason}. Pulsa de nuevo; continúa donde se detuvo.',
  'circles.needs': 'Un círculo necesita un nombre y al menos una persona.',
  'circles.changed': 'Las personas de {name} se han guardado.',
  'circles.readOnly': 'Solo los administradores crean círculos y eligen a sus personas.',
};
export default words;
