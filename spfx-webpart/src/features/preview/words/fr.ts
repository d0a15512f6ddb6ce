import type { Words } from '../../../ui/words/say';

const words: Words = {
  'preview.name': 'Aperçu de {name}',
  'preview.save': 'Enregistrer {name}',
  'preview.saveShort': 'Enregistrer',
  'preview.tab': 'Ouvrir dans un nouvel onglet',
  'preview.loading': 'Chargement du fichier',
  'preview.cut': 'Ceci est le début. Enregistrez le fichier pour lire la suite.',
  'preview.previous': 'Fichier précédent',
  'preview.next': 'Fichier suivant',
  'preview.fileOf': 'Fichier {place} sur {total}',
  'preview.pageBack': 'Page précédente',
  'preview.pageOn': 'Page suivante',
  'preview.pageOf': 'Page {page} sur {pages}',
  'preview.smaller': 'Plus petit',
  'preview.larger': 'Plus grand',
  'preview.fit': 'Ajuster à la fenêtre',
  'preview.refused.noWorker': 'Cette page n’autorise pas l’aperçu. Enregistrez le fichier ou ouvrez-le dans un nouvel onglet.',
  'preview.refused.password': 'Ce fichier est protégé par un mot de passe. Enregistrez-le pour l’ouvrir ailleurs.',
  'preview.refused.broken':
    'Ce fichier ne peut pas être affiché : il est endommagé ou n’est pas ce que son nom indique. Enregistrez-le pour l’examiner ailleurs.',
  'preview.refused.slow': 'Ce fichier met trop de temps à s’ouvrir ici. Enregistrez-le pour l’examiner ailleurs.',
};
export default words;
