import type { Words } from '../../../ui/words/say';
import board from '../../../features/board/words/nl';
import palette from '../../../features/palette/words/nl';
import responses from '../../../features/responses/words/nl';
import sla from '../../../features/sla/words/nl';

const words: Words = { ...board, ...palette, ...responses, ...sla };
export default words;
