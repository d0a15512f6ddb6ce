import { LIST_NAMES } from '@listdesk/shared/schema';
import { describeWords } from '../../../ui/words/testing/describeWords';
import en from './en';
import de from './de';

describeWords(en, { de }, `${__dirname}/..`);

test('every list has a name', () => {
  expect(LIST_NAMES.filter((name) => !(`privacy.list.${name}` in en))).toEqual([]);
});
