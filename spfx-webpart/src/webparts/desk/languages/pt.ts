import type { Words } from '../../../ui/words/say';
import board from '../../../features/board/words/pt';
import palette from '../../../features/palette/words/pt';
import responses from '../../../features/responses/words/pt';
import sla from '../../../features/sla/words/pt';

const words: Words = { ...board, ...palette, ...responses, ...sla };
export default words;
