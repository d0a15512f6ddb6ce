import type { Words } from '../../../ui/words/say';
import board from '../../../features/board/words/pl';
import palette from '../../../features/palette/words/pl';
import responses from '../../../features/responses/words/pl';
import sla from '../../../features/sla/words/pl';

const words: Words = { ...board, ...palette, ...responses, ...sla };
export default words;
