import type { Words } from '../../../ui/words/say';
import articles from '../../../features/articles/words/it';
import audit from '../../../features/audit/words/it';
import board from '../../../features/board/words/it';
import breaches from '../../../features/breaches/words/it';
import bulk from '../../../features/bulk/words/it';
import circles from '../../../features/circles/words/it';
import compliance from '../../../features/compliance/words/it';
import composer from '../../../features/composer/words/it';
import deskStates from '../../../features/deskStates/words/it';
import macros from '../../../features/macros/words/it';
import mailLog from '../../../features/mailLog/words/it';
import notice from '../../../features/notice/words/it';
import palette from '../../../features/palette/words/it';
import preview from '../../../features/preview/words/it';
import privacy from '../../../features/privacy/words/it';
import reports from '../../../features/reports/words/it';
import responses from '../../../features/responses/words/it';
import rules from '../../../features/rules/words/it';
import settings from '../../../features/settings/words/it';
import shortcuts from '../../../features/shortcuts/words/it';
import sla from '../../../features/sla/words/it';
import ticketTools from '../../../features/ticketTools/words/it';
import unsent from '../../../features/unsent/words/it';
import viewTools from '../../../features/viewTools/words/it';

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
