import type { Words } from '../../../ui/words/say';

const words: Words = {
  'board.title': 'Tablica',
  'board.count_one': '{count} otwarte zgłoszenie',
  'board.count_few': '{count} otwarte zgłoszenia',
  'board.count_many': '{count} otwartych zgłoszeń',
  'board.count_other': '{count} otwarte zgłoszenia',
  'board.hint': 'przenosi kartę do następnego statusu',
  'board.column': '{name}, zgłoszenia: {count}',
  'board.solvedToday': 'Rozwiązane dziś',
  'board.late': '{count} po terminie',
  'board.fold': 'Zwiń {name}',
  'board.move': 'Przenieś {number}',
  'board.moved': '{number} przeniesiono do {status}, {place} z {count}',
  'board.drop': 'Upuść, aby ustawić: {status}',
  'board.noDrop': 'Nie tutaj',
  'board.effect.Open': 'Zegar zgłoszenia {number} biegnie.',
  'board.effect.Pending': 'Wstrzymuje zegar zgłoszenia {number} do odpowiedzi zgłaszającego.',
  'board.effect.Solved': 'Kończy zegar zgłoszenia {number}. Odpowiedź zgłaszającego otworzy je ponownie.',
  'board.neverNew': '{number} nie może znów być nowe: ktoś już się nim zajął.',
  'board.edge': 'Po tej stronie nie ma dalszego statusu dla {number}.',
  'board.failed': 'Ta kolumna nie została wczytana.',
  'board.empty': 'Nie ma tu zgłoszeń.',
  'board.looking': 'Szukamy dalej …',
};
export default words;
