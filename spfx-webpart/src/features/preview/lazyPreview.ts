import { lazyWithWords } from '../../ui/words/lazyWithWords';

/** Loads when somebody first opens a file. */
export const FilePreview = lazyWithWords(
  () => import(/* webpackChunkName: 'preview' */ './FilePreview').then((part) => part.FilePreview),
  { en: () => import(/* webpackChunkName: 'preview-en' */ './words/en'), de: () => import(/* webpackChunkName: 'preview-de' */ './words/de') },
  'told',
);
