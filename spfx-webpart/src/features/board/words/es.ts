import type { Words } from '../../../ui/words/say';

const words: Words = {
  'board.title': 'Tablero',
  'board.count_one': '{count} ticket abierto',
  'board.count_other': '{count} tickets abiertos',
  'board.hint': 'pasa la tarjeta al estado siguiente',
  'board.column': '{name}, {count} tickets',
  'board.solvedToday': 'Resueltos hoy',
  'board.late': '{count} con retraso',
  'board.fold': 'Plegar {name}',
  'board.move': 'Mover {number}',
  'board.moved': '{number} pasó a {status}, {place} de {count}',
  'board.drop': 'Suelta para poner {status}',
  'board.noDrop': 'Aquí no',
  'board.effect.Open': 'El reloj de {number} corre.',
  'board.effect.Pending': 'Para el reloj de {number} hasta que responda el solicitante.',
  'board.effect.Solved': 'Detiene el reloj de {number}. Una respuesta del solicitante lo vuelve a abrir.',
  'board.neverNew': '{number} no puede volver a ser nuevo: alguien ya lo ha atendido.',
  'board.edge': 'En este lado no hay más estados para {number}.',
  'board.failed': 'Esta columna no se cargó.',
  'board.empty': 'Aquí no hay tickets.',
  'board.looking': 'Se sigue buscando …',
};
export default words;
