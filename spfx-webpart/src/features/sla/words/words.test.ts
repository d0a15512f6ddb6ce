import { describeWords } from '../../../ui/words/testing/describeWords';
import settings from '../../settings/words/en';
import en from './en';
import de from './de';

describeWords(en, { de }, `${__dirname}/..`, settings);
