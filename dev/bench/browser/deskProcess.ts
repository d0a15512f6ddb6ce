import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { LoggedRequest } from '../../simulator/core/requestLog.ts';
import { Simulator } from '../../simulator/simulator.ts';
import { ensureFirstDesk } from '../../start/firstDesk.ts';
import { seedTickets } from '../../start/manyTickets/seedTickets.ts';
import { startWorkbench } from '../../workbench/server.ts';
import { createWorld, NORDWIND } from '../../world.ts';

/** What the process is told when it starts; it answers with the address of the page. */
export type DeskOrder = { tickets: number; packageFile: string };
/** What it is asked afterwards; `answersTake` is answered with null. */
export type DeskQuestion = { answersTake: number } | { mark: true } | { since: number };
export type DeskAnswer = { answersTake: null; mark: number; since: LoggedRequest[] };

const root = fileURLToPath(new URL('../../..', import.meta.url));

process.once('message', (order: DeskOrder) => void stand(order));
process.once('disconnect', () => process.exit(0));

async function stand({ tickets, packageFile }: DeskOrder): Promise<void> {
  const simulator = await Simulator.create();
  await createWorld(simulator, { appCertificatePem: 'not asked for here' });
  await ensureFirstDesk(simulator, () => undefined);
  seedTickets(simulator, tickets, Date.now());
  const { origin } = await startWorkbench({
    simulator,
    packageFile,
    nodeModules: join(root, 'node_modules'),
    port: 0,
    defaultUser: { desk: NORDWIND.agents[0].upn, portal: NORDWIND.requesters[0].upn },
    properties: { desk: { serviceUrl: '' }, portal: { serviceUrl: '' } },
  });
  process.on('message', (question: DeskQuestion) => process.send!(answered(simulator, question)));
  process.send!(`${origin}/sites/helpdesk/SitePages/Desk.aspx?as=${NORDWIND.agents[0].upn}`);
}

function answered({ faults, log }: Simulator, question: DeskQuestion): DeskAnswer[keyof DeskAnswer] {
  if ('mark' in question) return log.mark();
  if ('since' in question) return log.since(question.since);
  faults.clear();
  faults.add({ url: /\/_api\//, fault: { kind: 'latency', ms: question.answersTake } });
  return null;
}
