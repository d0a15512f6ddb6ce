import type { Words } from '../../../ui/words/say';

const words: Words = {
  'notice.changes': 'Informacja o prywatności i warunki zmieniają się {day}',
  'notice.holds': 'Od {day} obowiązują informacja o prywatności i warunki',
  'notice.title': 'Informacja o prywatności i warunki',
  'notice.read': 'Czytaj',
  'notice.accept': 'Przyjmuję do wiadomości',
  'notice.again': 'Można ją ponownie przeczytać na stronie prywatności.',
  'notice.close': 'Zamknij',
  'notice.failed': 'To się nie udało: {reason}',
};
export default words;
