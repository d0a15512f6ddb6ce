import type { Words } from '../../../ui/words/say';

const words: Words = {
  'notice.changes': 'L’informativa sulla privacy e le condizioni cambiano il {day}',
  'notice.holds': 'Dal {day} valgono un’informativa sulla privacy e condizioni',
  'notice.title': 'Informativa sulla privacy e condizioni',
  'notice.read': 'Leggi',
  'notice.accept': 'Ne prendo atto',
  'notice.again': 'Può rileggerla nella pagina della privacy.',
  'notice.close': 'Chiudi',
  'notice.failed': 'Non ha funzionato: {reason}',
};
export default words;
