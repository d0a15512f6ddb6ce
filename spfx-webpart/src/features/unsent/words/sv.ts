import type { Words } from '../../../ui/words/say';

const words: Words = {
  'unsent.waiting_one': '{count} svar väntar på anslutningen.',
  'unsent.waiting_other': '{count} svar väntar på anslutningen.',
  'unsent.safe': 'Ligger säkert på enheten; går iväg av sig självt när SharePoint svarar.',
  'unsent.stays_one': 'Ditt svar på {number} har inte skickats.',
  'unsent.stays_other': '{count} av dina svar har inte skickats.',
  'unsent.open': 'Öppna {number}',
  'unsent.left': 'Svaret på {number} skickas',
  'unsent.late': 'Svaret på {number} hade redan gått iväg. Ett andra kan rätta det.',
  'unsent.news': '{name} har skrivit under tiden. Läs det och bestäm sedan.',
  'unsent.old': 'Det är äldre än ett dygn. Se efter om det fortfarande stämmer.',
  'unsent.gone': 'Ärendet är borta eller slogs ihop med ett annat. Kopiera texten eller kasta den.',
  'unsent.files': 'Dessa filer kunde inte sparas: {names}.',
  'unsent.name': 'Ditt svar, {when}, inte skickat än',
  'unsent.waits': 'Väntar',
  'unsent.notSent': 'Inte skickat',
  'unsent.leaves': 'Går iväg av sig självt när anslutningen är tillbaka.',
  'unsent.leavesWith': 'Går iväg av sig självt när anslutningen är tillbaka och sätter ärendet till {status}.',
  'unsent.sendNow': 'Skicka nu',
  'unsent.sendToo': 'Skicka mitt också',
  'unsent.edit': 'Redigera',
  'unsent.discard': 'Kasta',
  'unsent.discarded': 'Svaret på {number} kastades',
  'unsent.notNow': 'Det går inte att skicka nu: det finns ingen anslutning. Det går iväg av sig självt när den är tillbaka.',
  'unsent.copy': 'Kopiera texten',
};
export default words;
