import type { Words } from '../../../ui/words/say';

const words: Words = {
  'board.title': 'Board',
  'board.count_one': '{count} offenes Ticket',
  'board.count_other': '{count} offene Tickets',
  'board.hint': 'setzt die Karte auf den nächsten Status',
  'board.column': '{name}, {count} Tickets',
  'board.solvedToday': 'Heute gelöst',
  'board.late': '{count} verspätet',
  'board.fold': '{name} einklappen',
  'board.move': '{number} verschieben',
  'board.moved': '{number} steht jetzt auf {status}, {place} von {count}',
  'board.drop': 'Loslassen setzt {status}',
  'board.noDrop': 'Nicht hier',
  'board.effect.Open': 'Die Uhr von {number} läuft.',
  'board.effect.Pending': 'Hält die Uhr von {number} an, bis der Anfragende antwortet.',
  'board.effect.Solved': 'Beendet die Uhr von {number}. Eine Antwort des Anfragenden öffnet es wieder.',
  'board.neverNew': '{number} kann nicht wieder neu werden: Es wurde schon aufgenommen.',
  'board.edge': 'Auf dieser Seite gibt es für {number} keinen weiteren Status.',
  'board.failed': 'Diese Spalte wurde nicht geladen.',
  'board.empty': 'Hier ist kein Ticket.',
  'board.looking': 'Es wird weiter gesucht …',
};
export default words;
