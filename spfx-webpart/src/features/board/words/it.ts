import type { Words } from '../../../ui/words/say';

const words: Words = {
  'board.title': 'Bacheca',
  'board.count_one': '{count} ticket aperto',
  'board.count_other': '{count} ticket aperti',
  'board.hint': 'sposta la scheda allo stato successivo',
  'board.column': '{name}, {count} ticket',
  'board.solvedToday': 'Risolti oggi',
  'board.late': '{count} in ritardo',
  'board.fold': 'Comprimi {name}',
  'board.move': 'Sposta {number}',
  'board.moved': '{number} spostato in {status}, {place} di {count}',
  'board.drop': 'Rilascia per impostare {status}',
  'board.noDrop': 'Non qui',
  'board.effect.Open': 'Il tempo di {number} scorre.',
  'board.effect.Pending': 'Ferma il tempo di {number} finché il richiedente non risponde.',
  'board.effect.Solved': 'Chiude il tempo di {number}. Una risposta del richiedente lo riapre.',
  'board.neverNew': '{number} non può tornare nuovo: qualcuno lo ha preso in carico.',
  'board.edge': 'Da questo lato non c’è altro stato per {number}.',
  'board.failed': 'Questa colonna non è stata caricata.',
  'board.empty': 'Nessun ticket qui.',
  'board.looking': 'La ricerca continua …',
};
export default words;
