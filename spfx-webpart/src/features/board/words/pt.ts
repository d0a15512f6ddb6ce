import type { Words } from '../../../ui/words/say';

const words: Words = {
  'board.title': 'Quadro',
  'board.count_one': '{count} ticket aberto',
  'board.count_other': '{count} tickets abertos',
  'board.hint': 'passa o cartão ao estado seguinte',
  'board.column': '{name}, {count} tickets',
  'board.solvedToday': 'Resolvidos hoje',
  'board.late': '{count} em atraso',
  'board.fold': 'Recolher {name}',
  'board.move': 'Mover {number}',
  'board.moved': '{number} passou a {status}, {place} de {count}',
  'board.drop': 'Largar para pôr {status}',
  'board.noDrop': 'Aqui não',
  'board.effect.Open': 'O relógio de {number} corre.',
  'board.effect.Pending': 'Para o relógio de {number} até o solicitante responder.',
  'board.effect.Solved': 'Termina o relógio de {number}. Uma resposta do solicitante reabre-o.',
  'board.neverNew': '{number} não pode voltar a novo: alguém já lhe pegou.',
  'board.edge': 'Deste lado não há mais estados para {number}.',
  'board.failed': 'Esta coluna não foi carregada.',
  'board.empty': 'Nenhum ticket aqui.',
  'board.looking': 'A procurar mais …',
};
export default words;
