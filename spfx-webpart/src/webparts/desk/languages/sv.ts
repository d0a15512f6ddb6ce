import type { Words } from '../../../ui/words/say';
import articles from '../../../features/articles/words/sv';
import audit from '../../../features/audit/words/sv';
import board from '../../../features/board/words/sv';
import breaches from '../../../features/breaches/words/sv';
import bulk from '../../../features/bulk/words/sv';
import circles from '../../../features/circles/words/sv';
import compliance from '../../../features/compliance/words/sv';
import composer from '../../../features/composer/words/sv';
import deskStates from '../../../features/deskStates/words/sv';
import macros from '../../../features/macros/words/sv';
import mailLog from '../../../features/mailLog/words/sv';
import notice from '../../../features/notice/words/sv';
import palette from '../../../features/palette/words/sv';
import preview from '../../../features/preview/words/sv';
import privacy from '../../../features/privacy/words/sv';
import reports from '../../../features/reports/words/sv';
import responses from '../../../features/responses/words/sv';
import rules from '../../../features/rules/words/sv';
import settings from '../../../features/settings/words/sv';
import shortcuts from '../../../features/shortcuts/words/sv';
import sla from '../../../features/sla/words/sv';
import ticketTools from '../../../features/ticketTools/words/sv';
import unsent from '../../../features/unsent/words/sv';
import viewTools from '../../../features/viewTools/words/sv';

const words: Words = {
  ...articles,
  ...audit,
  ...board,
  ...breaches,
  ...bulk,
  ...circles,
  ...compliance,
  ...composer,
  ...deskStates,
  ...macros,
  ...mailLog,
  ...notice,
  ...palette,
  ...preview,
  ...privacy,
  ...reports,
  ...responses,
  ...rules,
  ...settings,
  ...shortcuts,
  ...sla,
  ...ticketTools,
  ...unsent,
  ...viewTools,
};
export default words;
