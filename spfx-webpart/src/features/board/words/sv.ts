import type { Words } from '../../../ui/words/say';

const words: Words = {
  'board.title': 'Tavla',
  'board.count_one': '{count} öppet ärende',
  'board.count_other': '{count} öppna ärenden',
  'board.hint': 'flyttar kortet till nästa status',
  'board.column': '{name}, {count} ärenden',
  'board.solvedToday': 'Lösta i dag',
  'board.late': '{count} försenade',
  'board.fold': 'Fäll ihop {name}',
  'board.move': 'Flytta {number}',
  'board.moved': '{number} flyttat till {status}, {place} av {count}',
  'board.drop': 'Släpp för att sätta {status}',
  'board.noDrop': 'Inte här',
  'board.effect.Open': 'Klockan för {number} går.',
  'board.effect.Pending': 'Pausar klockan för {number} tills anmälaren svarar.',
  'board.effect.Solved': 'Stoppar klockan för {number}. Ett svar från anmälaren öppnar det igen.',
  'board.neverNew': '{number} kan inte bli nytt igen: någon har tagit upp det.',
  'board.edge': 'Det finns ingen status till åt det här hållet för {number}.',
  'board.failed': 'Kolumnen lästes inte in.',
  'board.empty': 'Inga ärenden här.',
  'board.looking': 'Letar vidare …',
};
export default words;
