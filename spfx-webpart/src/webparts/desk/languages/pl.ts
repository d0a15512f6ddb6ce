import type { Words } from '../../../ui/words/say';
import articles from '../../../features/articles/words/pl';
import audit from '../../../features/audit/words/pl';
import board from '../../../features/board/words/pl';
import breaches from '../../../features/breaches/words/pl';
import bulk from '../../../features/bulk/words/pl';
import circles from '../../../features/circles/words/pl';
import compliance from '../../../features/compliance/words/pl';
import composer from '../../../features/composer/words/pl';
import deskStates from '../../../features/deskStates/words/pl';
import macros from '../../../features/macros/words/pl';
import mailLog from '../../../features/mailLog/words/pl';
import notice from '../../../features/notice/words/pl';
import palette from '../../../features/palette/words/pl';
import preview from '../../../features/preview/words/pl';
import privacy from '../../../features/privacy/words/pl';
import reports from '../../../features/reports/words/pl';
import responses from '../../../features/responses/words/pl';
import rules from '../../../features/rules/words/pl';
import settings from '../../../features/settings/words/pl';
import shortcuts from '../../../features/shortcuts/words/pl';
import sla from '../../../features/sla/words/pl';
import ticketTools from '../../../features/ticketTools/words/pl';
import unsent from '../../../features/unsent/words/pl';
import viewTools from '../../../features/viewTools/words/pl';

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
