import { describeWords } from '../../../ui/words/testing/describeWords';
import around from '../../privacy/words/en';
import en from './en';
import de from './de';

describeWords(en, { de }, `${__dirname}/..`, around);
