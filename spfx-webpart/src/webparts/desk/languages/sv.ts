import type { Words } from '../../../ui/words/say';
import articles from '../../../features/articles/words/sv';
import board from '../../../features/board/words/sv';
import bulk from '../../../features/bulk/words/sv';
import circles from '../../../features/circles/words/sv';
import composer from '../../../features/composer/words/sv';
import macros from '../../../features/macros/words/sv';
import mailLog from '../../../features/mailLog/words/sv';
import palette from '../../../features/palette/words/sv';
import preview from '../../../features/preview/words/sv';
import responses from '../../../features/responses/words/sv';
import rules from '../../../features/rules/words/sv';
import settings from '../../../features/settings/words/sv';
import sla from '../../../features/sla/words/sv';
import ticketTools from '../../../features/ticketTools/words/sv';
import viewTools from '../../../features/viewTools/words/sv';

const words: Words = { ...articles, ...board, ...bulk, ...circles, ...composer, ...macros, ...mailLog, ...palette, ...preview, ...responses, ...rules, ...settings, ...sla, ...ticketTools, ...viewTools };
export default words;
