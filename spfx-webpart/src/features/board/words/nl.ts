import type { Words } from '../../../ui/words/say';

const words: Words = {
  'board.title': 'Bord',
  'board.count_one': '{count} open ticket',
  'board.count_other': '{count} open tickets',
  'board.hint': 'zet de kaart op de volgende status',
  'board.column': '{name}, {count} tickets',
  'board.solvedToday': 'Vandaag opgelost',
  'board.late': '{count} te laat',
  'board.fold': '{name} inklappen',
  'board.move': '{number} verplaatsen',
  'board.moved': '{number} staat nu op {status}, {place} van {count}',
  'board.drop': 'Loslaten zet op {status}',
  'board.noDrop': 'Niet hier',
  'board.effect.Open': 'De klok van {number} loopt.',
  'board.effect.Pending': 'Zet de klok van {number} stil tot de aanvrager antwoordt.',
  'board.effect.Solved': 'Stopt de klok van {number}. Een antwoord van de aanvrager opent het weer.',
  'board.neverNew': '{number} kan niet weer nieuw worden: iemand heeft het opgepakt.',
  'board.edge': 'Aan deze kant is er geen verdere status voor {number}.',
  'board.failed': 'Deze kolom is niet geladen.',
  'board.empty': 'Hier is geen ticket.',
  'board.looking': 'Er wordt verder gezocht …',
};
export default words;
