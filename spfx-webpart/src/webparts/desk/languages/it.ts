import type { Words } from '../../../ui/words/say';
import board from '../../../features/board/words/it';
import palette from '../../../features/palette/words/it';
import responses from '../../../features/responses/words/it';
import sla from '../../../features/sla/words/it';

const words: Words = { ...board, ...palette, ...responses, ...sla };
export default words;
