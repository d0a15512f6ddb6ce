import type { Words } from '../../../ui/words/say';

const words: Words = {
  'preview.name': 'Preview of {name}',
  'preview.save': 'Save {name}',
  'preview.saveShort': 'Save',
  'preview.tab': 'Open in a tab of its own',
  'preview.loading': 'Loading the file',
  'preview.cut': 'This is the beginning. Save the file to read the rest.',
  'preview.previous': 'Previous file',
  'preview.next': 'Next file',
  'preview.fileOf': 'File {place} of {total}',
  'preview.pageBack': 'Previous page',
  'preview.pageOn': 'Next page',
  'preview.pageOf': 'Page {page} of {pages}',
  'preview.smaller': 'Smaller',
  'preview.larger': 'Larger',
  'preview.fit': 'Fit to the window',
  'preview.refused.noWorker': 'This page does not let the preview run. Save the file, or open it in a tab of its own.',
  'preview.refused.password': 'This file is locked with a password. Save it to open it elsewhere.',
  'preview.refused.broken': 'This file cannot be shown: it is damaged or not what its name says. Save it to look at it elsewhere.',
  'preview.refused.slow': 'This file takes too long to open here. Save it to look at it elsewhere.',
};
export default words;
