import { describeWords } from '../../../ui/words/testing/describeWords';
import en from './en';
import de from './de';

describeWords(en, { de }, `${__dirname}/..`);
