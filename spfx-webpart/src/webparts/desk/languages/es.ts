import type { Words } from '../../../ui/words/say';
import board from '../../../features/board/words/es';
import palette from '../../../features/palette/words/es';
import responses from '../../../features/responses/words/es';
import sla from '../../../features/sla/words/es';

const words: Words = { ...board, ...palette, ...responses, ...sla };
export default words;
