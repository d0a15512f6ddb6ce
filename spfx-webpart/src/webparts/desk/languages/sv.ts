import type { Words } from '../../../ui/words/say';
import board from '../../../features/board/words/sv';
import palette from '../../../features/palette/words/sv';
import responses from '../../../features/responses/words/sv';
import sla from '../../../features/sla/words/sv';

const words: Words = { ...board, ...palette, ...responses, ...sla };
export default words;
