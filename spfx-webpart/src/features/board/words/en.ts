import type { Words } from '../../../ui/words/say';

const words: Words = {
  'board.title': 'Board',
  'board.count_one': '{count} open ticket',
  'board.count_other': '{count} open tickets',
  'board.hint': 'moves the card to the next status',
  'board.column': '{name}, {count} tickets',
  'board.solvedToday': 'Solved today',
  'board.late': '{count} late',
  'board.fold': 'Fold {name}',
  'board.move': 'Move {number}',
  'board.moved': '{number} moved to {status}, {place} of {count}',
  'board.drop': 'Drop to set {status}',
  'board.noDrop': 'Not here',
  'board.effect.Open': 'The clock of {number} runs.',
  'board.effect.Pending': 'Pauses the clock of {number} until the requester answers.',
  'board.effect.Solved': 'Ends the clock of {number}. An answer of the requester opens it again.',
  'board.neverNew': '{number} cannot be new again: somebody has taken it up.',
  'board.edge': 'There is no further status for {number} on this side.',
  'board.failed': 'This column did not load.',
  'board.empty': 'No ticket here.',
  'board.looking': 'Looking further …',
};
export default words;
