import type { Words } from '../../../ui/words/say';

const words: Words = {
  'notice.changes': 'The privacy notice and terms change on {day}',
  'notice.holds': 'A privacy notice with terms holds since {day}',
  'notice.title': 'The privacy notice and terms',
  'notice.read': 'Read',
  'notice.accept': 'Noted',
  'notice.again': 'You can read it again on the privacy page of the desk.',
  'notice.close': 'Close',
  'notice.failed': 'This did not work: {reason}',
};
export default words;
