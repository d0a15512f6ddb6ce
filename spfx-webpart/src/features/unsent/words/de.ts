import type { Words } from '../../../ui/words/say';

const words: Words = {
  'unsent.waiting_one': '{count} Antwort wartet auf die Verbindung.',
  'unsent.waiting_other': '{count} Antworten warten auf die Verbindung.',
  'unsent.safe': 'Auf diesem Gerät sicher; geht von selbst hinaus, sobald SharePoint antwortet.',
  'unsent.stays_one': 'Ihre Antwort auf {number} ist nicht hinausgegangen.',
  'unsent.stays_other': '{count} Ihrer Antworten sind nicht hinausgegangen.',
  'unsent.open': '{number} öffnen',
  'unsent.left': 'Die Antwort auf {number} wird gesendet',
  'unsent.late': 'Die Antwort auf {number} war schon hinausgegangen. Eine zweite kann sie berichtigen.',
  'unsent.news': '{name} hat inzwischen geschrieben. Lesen Sie es und entscheiden Sie dann.',
  'unsent.old': 'Sie ist älter als ein Tag. Sehen Sie nach, ob sie noch stimmt.',
  'unsent.gone': 'Das Ticket ist weg oder wurde mit einem anderen zusammengeführt. Kopieren Sie den Text oder verwerfen Sie ihn.',
  'unsent.files': 'Diese Dateien konnten nicht gespeichert werden: {names}.',
  'unsent.name': 'Ihre Antwort, {when}, noch nicht gesendet',
  'unsent.waits': 'Wartet',
  'unsent.notSent': 'Nicht gesendet',
  'unsent.leaves': 'Geht von selbst hinaus, sobald die Verbindung wieder da ist.',
  'unsent.leavesWith': 'Geht von selbst hinaus, sobald die Verbindung wieder da ist, und setzt das Ticket auf {status}.',
  'unsent.sendNow': 'Jetzt senden',
  'unsent.sendToo': 'Meine auch senden',
  'unsent.edit': 'Bearbeiten',
  'unsent.discard': 'Verwerfen',
  'unsent.discarded': 'Antwort auf {number} verworfen',
  'unsent.notNow': 'Jetzt senden geht nicht: Es gibt keine Verbindung. Sie geht von selbst hinaus, sobald sie wieder da ist.',
  'unsent.copy': 'Text kopieren',
};
export default words;
