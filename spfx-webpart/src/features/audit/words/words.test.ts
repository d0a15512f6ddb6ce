import { DEED_HEAPS, DEEDS } from '@listdesk/shared/audit';
import { describeWords } from '../../../ui/words/testing/describeWords';
import en from './en';
import de from './de';

describeWords(en, { de }, `${__dirname}/..`);

test('every deed and every heap has words', () => {
  expect(DEEDS.filter((deed) => !(`audit.deed.${deed}` in en))).toEqual([]);
  expect(DEED_HEAPS.filter((heap) => !(`audit.heap.${heap}` in en))).toEqual([]);
});
