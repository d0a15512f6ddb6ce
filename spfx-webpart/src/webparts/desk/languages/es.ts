import type { Words } from '../../../ui/words/say';
import articles from '../../../features/articles/words/es';
import audit from '../../../features/audit/words/es';
import board from '../../../features/board/words/es';
import breaches from '../../../features/breaches/words/es';
import bulk from '../../../features/bulk/words/es';
import circles from '../../../features/circles/words/es';
import compliance from '../../../features/compliance/words/es';
import composer from '../../../features/composer/words/es';
import deskStates from '../../../features/deskStates/words/es';
import macros from '../../../features/macros/words/es';
import mailLog from '../../../features/mailLog/words/es';
import notice from '../../../features/notice/words/es';
import palette from '../../../features/palette/words/es';
import preview from '../../../features/preview/words/es';
import privacy from '../../../features/privacy/words/es';
import reports from '../../../features/reports/words/es';
import responses from '../../../features/responses/words/es';
import rules from '../../../features/rules/words/es';
import settings from '../../../features/settings/words/es';
import shortcuts from '../../../features/shortcuts/words/es';
import sla from '../../../features/sla/words/es';
import ticketTools from '../../../features/ticketTools/words/es';
import unsent from '../../../features/unsent/words/es';
import viewTools from '../../../features/viewTools/words/es';

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
