import type { Words } from '../../../ui/words/say';
import board from '../../../features/board/words/fr';
import palette from '../../../features/palette/words/fr';
import responses from '../../../features/responses/words/fr';
import sla from '../../../features/sla/words/fr';

const words: Words = { ...board, ...palette, ...responses, ...sla };
export default words;
