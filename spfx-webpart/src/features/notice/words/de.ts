import type { Words } from '../../../ui/words/say';

const words: Words = {
  'notice.changes': 'Datenschutzhinweis und Bedingungen ändern sich am {day}',
  'notice.holds': 'Seit {day} gelten ein Datenschutzhinweis und Bedingungen',
  'notice.title': 'Datenschutzhinweis und Bedingungen',
  'notice.read': 'Lesen',
  'notice.accept': 'Zur Kenntnis genommen',
  'notice.again': 'Sie können es auf der Datenschutzseite des Desks wieder lesen.',
  'notice.close': 'Schließen',
  'notice.failed': 'Das ging nicht: {reason}',
};
export default words;
