import type { Words } from '../../../ui/words/say';

const words: Words = {
  'unsent.waiting_one': '{count} risposta aspetta la connessione.',
  'unsent.waiting_other': '{count} risposte aspettano la connessione.',
  'unsent.safe': 'Al sicuro su questo dispositivo; parte da sola appena SharePoint risponde.',
  'unsent.stays_one': 'La tua risposta a {number} non è partita.',
  'unsent.stays_other': '{count} delle tue risposte non sono partite.',
  'unsent.open': 'Apri {number}',
  'unsent.left': 'La risposta a {number} è in corso di invio',
  'unsent.late': 'La risposta a {number} era già partita. Una seconda può correggerla.',
  'unsent.news': '{name} ha scritto nel frattempo. Leggi, poi decidi.',
  'unsent.old': 'Ha più di un giorno. Controlla se vale ancora.',
  'unsent.gone': 'Il ticket non c’è più o è stato unito a un altro. Copia il testo o scartalo.',
  'unsent.files': 'Non è stato possibile salvare questi file: {names}.',
  'unsent.name': 'La tua risposta, {when}, non ancora inviata',
  'unsent.waits': 'In attesa',
  'unsent.notSent': 'Non inviata',
  'unsent.leaves': 'Parte da sola appena torna la connessione.',
  'unsent.leavesWith': 'Parte da sola appena torna la connessione e imposta il ticket su {status}.',
  'unsent.sendNow': 'Invia ora',
  'unsent.sendToo': 'Invia anche la mia',
  'unsent.edit': 'Modifica',
  'unsent.discard': 'Scarta',
  'unsent.discarded': 'Risposta a {number} scartata',
  'unsent.notNow': 'Non si può inviare ora: non c’è connessione. Parte da sola appena torna.',
  'unsent.copy': 'Copia il testo',
};
export default words;
