import type { Words } from '../../../ui/words/say';

const words: Words = {
  'board.title': 'Tableau',
  'board.count_one': '{count} ticket ouvert',
  'board.count_other': '{count} tickets ouverts',
  'board.hint': 'passe la carte au statut suivant',
  'board.column': '{name}, {count} tickets',
  'board.solvedToday': 'Résolus aujourd’hui',
  'board.late': '{count} en retard',
  'board.fold': 'Replier {name}',
  'board.move': 'Déplacer {number}',
  'board.moved': '{number} est passé à {status}, {place} sur {count}',
  'board.drop': 'Déposer pour mettre {status}',
  'board.noDrop': 'Pas ici',
  'board.effect.Open': 'Le délai de {number} court.',
  'board.effect.Pending': 'Suspend le délai de {number} jusqu’à la réponse du demandeur.',
  'board.effect.Solved': 'Arrête le délai de {number}. Une réponse du demandeur le rouvre.',
  'board.neverNew': '{number} ne peut pas redevenir nouveau : quelqu’un l’a déjà pris en main.',
  'board.edge': 'De ce côté, il n’y a pas d’autre statut pour {number}.',
  'board.failed': 'Cette colonne n’a pas été chargée.',
  'board.empty': 'Aucun ticket ici.',
  'board.looking': 'La recherche continue …',
};
export default words;
