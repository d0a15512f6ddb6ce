import type { Words } from '../../../ui/words/say';
import articles from '../../../features/articles/words/nl';
import audit from '../../../features/audit/words/nl';
import board from '../../../features/board/words/nl';
import breaches from '../../../features/breaches/words/nl';
import bulk from '../../../features/bulk/words/nl';
import circles from '../../../features/circles/words/nl';
import compliance from '../../../features/compliance/words/nl';
import composer from '../../../features/composer/words/nl';
import deskStates from '../../../features/deskStates/words/nl';
import macros from '../../../features/macros/words/nl';
import mailLog from '../../../features/mailLog/words/nl';
import notice from '../../../features/notice/words/nl';
import palette from '../../../features/palette/words/nl';
import preview from '../../../features/preview/words/nl';
import privacy from '../../../features/privacy/words/nl';
import reports from '../../../features/reports/words/nl';
import responses from '../../../features/responses/words/nl';
import rules from '../../../features/rules/words/nl';
import settings from '../../../features/settings/words/nl';
import shortcuts from '../../../features/shortcuts/words/nl';
import sla from '../../../features/sla/words/nl';
import ticketTools from '../../../features/ticketTools/words/nl';
import unsent from '../../../features/unsent/words/nl';
import viewTools from '../../../features/viewTools/words/nl';

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
