import type { Words } from '../../../ui/words/say';

const words: Words = {
  'notice.changes': 'La notice de confidentialité et les conditions changent le {day}',
  'notice.holds': 'Une notice de confidentialité avec conditions s’applique depuis le {day}',
  'notice.title': 'Notice de confidentialité et conditions',
  'notice.read': 'Lire',
  'notice.accept': 'J’en ai pris note',
  'notice.again': 'Vous pouvez la relire sur la page de protection des données.',
  'notice.close': 'Fermer',
  'notice.failed': 'Cela n’a pas fonctionné : {reason}',
};
export default words;
