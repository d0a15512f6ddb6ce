import { COMPLIANCE_CHECKS } from '@listdesk/shared/privacy';
import { describeWords } from '../../../ui/words/testing/describeWords';
import around from '../../privacy/words/en';
import en from './en';
import de from './de';

describeWords(en, { de }, `${__dirname}/..`, around);

test('every promise has words', () => {
  expect(COMPLIANCE_CHECKS.filter((check) => !(`compliance.promise.${check}` in en))).toEqual([]);
});
