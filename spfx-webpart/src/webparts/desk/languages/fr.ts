import type { Words } from '../../../ui/words/say';
import articles from '../../../features/articles/words/fr';
import audit from '../../../features/audit/words/fr';
import board from '../../../features/board/words/fr';
import breaches from '../../../features/breaches/words/fr';
import bulk from '../../../features/bulk/words/fr';
import circles from '../../../features/circles/words/fr';
import compliance from '../../../features/compliance/words/fr';
import composer from '../../../features/composer/words/fr';
import deskStates from '../../../features/deskStates/words/fr';
import macros from '../../../features/macros/words/fr';
import mailLog from '../../../features/mailLog/words/fr';
import notice from '../../../features/notice/words/fr';
import palette from '../../../features/palette/words/fr';
import preview from '../../../features/preview/words/fr';
import privacy from '../../../features/privacy/words/fr';
import reports from '../../../features/reports/words/fr';
import responses from '../../../features/responses/words/fr';
import rules from '../../../features/rules/words/fr';
import settings from '../../../features/settings/words/fr';
import shortcuts from '../../../features/shortcuts/words/fr';
import sla from '../../../features/sla/words/fr';
import ticketTools from '../../../features/ticketTools/words/fr';
import unsent from '../../../features/unsent/words/fr';
import viewTools from '../../../features/viewTools/words/fr';

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
