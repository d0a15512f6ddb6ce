import type { Words } from '../../../ui/words/say';

const words: Words = {
  'unsent.waiting_one': '{count} antwoord wacht op de verbinding.',
  'unsent.waiting_other': '{count} antwoorden wachten op de verbinding.',
  'unsent.safe': 'Staat veilig op dit apparaat; gaat vanzelf weg zodra SharePoint antwoordt.',
  'unsent.stays_one': 'Je antwoord op {number} is niet verzonden.',
  'unsent.stays_other': '{count} van je antwoorden zijn niet verzonden.',
  'unsent.open': '{number} openen',
  'unsent.left': 'Het antwoord op {number} wordt verzonden',
  'unsent.late': 'Het antwoord op {number} was al weg. Een tweede kan het rechtzetten.',
  'unsent.news': '{name} heeft intussen geschreven. Lees het en beslis dan.',
  'unsent.old': 'Het is ouder dan een dag. Kijk of het nog klopt.',
  'unsent.gone': 'Het ticket is weg of met een ander samengevoegd. Kopieer de tekst of gooi die weg.',
  'unsent.files': 'Deze bestanden konden niet worden opgeslagen: {names}.',
  'unsent.name': 'Je antwoord, {when}, nog niet verzonden',
  'unsent.waits': 'Wacht',
  'unsent.notSent': 'Niet verzonden',
  'unsent.leaves': 'Gaat vanzelf weg zodra de verbinding terug is.',
  'unsent.leavesWith': 'Gaat vanzelf weg zodra de verbinding terug is en zet het ticket op {status}.',
  'unsent.sendNow': 'Nu verzenden',
  'unsent.sendToo': 'Het mijne ook verzenden',
  'unsent.edit': 'Bewerken',
  'unsent.discard': 'Weggooien',
  'unsent.discarded': 'Antwoord op {number} weggegooid',
  'unsent.notNow': 'Nu verzenden kan niet: er is geen verbinding. Het gaat vanzelf weg zodra die terug is.',
  'unsent.copy': 'Tekst kopiëren',
};
export default words;
