import { describeWords } from '../../../ui/words/testing/describeWords';
import en from './en';
import de from './de';

const portal = jest.requireActual<Record<string, string>>('../../../webparts/portal/loc/en-us.js');
describeWords(en, { de }, `${__dirname}/..`, { 'portal.yourData': portal['portal.yourData'] ?? '' });
