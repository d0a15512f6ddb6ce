import { app } from '@azure/functions';
import { signHeads } from './functions/auditHead.ts';
import { measureQueues } from './functions/measures.ts';
import { handleIntake, handleOutbound } from './functions/queueHandler.ts';
import { retainAll } from './functions/retention.ts';
import { register } from './functions/register.ts';
import { ROUTES } from './functions/routes.ts';
import { closeService, theService } from './functions/service.ts';
import { renewAll, reportAll, ruleAll, scanAll, sendAll, sweep, sweepAllCircles, timed } from './functions/timers.ts';

// Wrong settings end the start here, with one sentence for each.
const service = theService();

app.hook.appStart(() => service.storage.ensure());
app.hook.appTerminate(() => closeService());

for (const [name, route] of Object.entries(ROUTES)) register(name, route);

const connection = 'AzureWebJobsStorage';
app.storageQueue('intakeWorker', { queueName: 'intake', connection, handler: (message, context) => handleIntake(service, message, context) });
app.storageQueue('outboundWorker', { queueName: 'outbound', connection, handler: (message) => handleOutbound(service, message) });

app.timer('deltaScan', { schedule: '0 */3 * * * *', runOnStartup: true, handler: () => timed(service, 'deltaScan', scanAll) });
app.timer('outboundScan', { schedule: '30 * * * * *', handler: () => timed(service, 'outboundScan', sendAll) });
if (service.settings.telemetry) app.timer('measures', { schedule: '10 * * * * *', handler: () => timed(service, 'measures', measureQueues) });
app.timer('subscriptionUpkeep', { schedule: '15 */30 * * * *', runOnStartup: true, handler: () => timed(service, 'subscriptionUpkeep', renewAll) });
app.timer('rulesOfTime', { schedule: '20 */15 * * * *', handler: () => timed(service, 'rulesOfTime', ruleAll) });
app.timer('circles', { schedule: '50 */5 * * * *', handler: () => timed(service, 'circles', sweepAllCircles) });
app.timer('weeklyReports', { schedule: '40 5 * * * *', handler: () => timed(service, 'weeklyReports', reportAll) });
app.timer('sweep', { schedule: '45 20 3 * * *', handler: () => timed(service, 'sweep', sweep) });
app.timer('auditHeads', { schedule: '10 40 2 * * *', handler: () => timed(service, 'auditHeads', signHeads) });
app.timer('retention', { schedule: '20 10 1 * * *', handler: () => timed(service, 'retention', retainAll) });
