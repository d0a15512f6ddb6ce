import type { Words } from '../../../ui/words/say';
import articles from '../../../features/articles/words/pt';
import audit from '../../../features/audit/words/pt';
import board from '../../../features/board/words/pt';
import breaches from '../../../features/breaches/words/pt';
import bulk from '../../../features/bulk/words/pt';
import circles from '../../../features/circles/words/pt';
import compliance from '../../../features/compliance/words/pt';
import composer from '../../../features/composer/words/pt';
import deskStates from '../../../features/deskStates/words/pt';
import macros from '../../../features/macros/words/pt';
import mailLog from '../../../features/mailLog/words/pt';
import notice from '../../../features/notice/words/pt';
import palette from '../../../features/palette/words/pt';
import preview from '../../../features/preview/words/pt';
import privacy from '../../../features/privacy/words/pt';
import reports from '../../../features/reports/words/pt';
import responses from '../../../features/responses/words/pt';
import rules from '../../../features/rules/words/pt';
import settings from '../../../features/settings/words/pt';
import shortcuts from '../../../features/shortcuts/words/pt';
import sla from '../../../features/sla/words/pt';
import ticketTools from '../../../features/ticketTools/words/pt';
import unsent from '../../../features/unsent/words/pt';
import viewTools from '../../../features/viewTools/words/pt';

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
