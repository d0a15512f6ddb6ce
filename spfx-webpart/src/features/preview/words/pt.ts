import type { Words } from '../../../ui/words/say';

const words: Words = {
  'preview.name': 'Pré-visualização de {name}',
  'preview.save': 'Guardar {name}',
  'preview.saveShort': 'Guardar',
  'preview.tab': 'Abrir num separador próprio',
  'preview.loading': 'A carregar o ficheiro',
  'preview.cut': 'Este é o início. Guarde o ficheiro para ler o resto.',
  'preview.previous': 'Ficheiro anterior',
  'preview.next': 'Ficheiro seguinte',
  'preview.fileOf': 'Ficheiro {place} de {total}',
  'preview.pageBack': 'Página anterior',
  'preview.pageOn': 'Página seguinte',
  'preview.pageOf': 'Página {page} de {pages}',
  'preview.smaller': 'Mais pequeno',
  'preview.larger': 'Maior',
  'preview.fit': 'Ajustar à janela',
  'preview.refused.noWorker': 'Esta página não permite a pré-visualização. Guarde o ficheiro ou abra-o num separador próprio.',
  'preview.refused.password': 'Este ficheiro está protegido por palavra-passe. Guarde-o para o abrir noutro lugar.',
  'preview.refused.broken': 'Este ficheiro não pode ser mostrado: está danificado ou não é o que o nome diz. Guarde-o para o ver noutro lugar.',
  'preview.refused.slow': 'Este ficheiro demora demasiado a abrir aqui. Guarde-o para o ver noutro lugar.',
};
export default words;
