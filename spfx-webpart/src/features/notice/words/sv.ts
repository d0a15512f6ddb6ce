import type { Words } from '../../../ui/words/say';

const words: Words = {
  'notice.changes': 'Integritetsmeddelandet och villkoren ändras {day}',
  'notice.holds': 'Sedan {day} gäller ett integritetsmeddelande och villkor',
  'notice.title': 'Integritetsmeddelande och villkor',
  'notice.read': 'Läs',
  'notice.accept': 'Jag har tagit del av det',
  'notice.again': 'Du kan läsa det igen på sidan för dataskydd.',
  'notice.close': 'Stäng',
  'notice.failed': 'Det gick inte: {reason}',
};
export default words;
