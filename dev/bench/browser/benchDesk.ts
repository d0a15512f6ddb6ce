import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Simulator } from '../../simulator/simulator.ts';
import { startWorkbench } from '../../workbench/server.ts';
import { createWorld, NORDWIND } from '../../world.ts';
import { ensureFirstDesk } from '../../start/firstDesk.ts';
import { seedTickets } from '../../start/manyTickets/seedTickets.ts';

const root = fileURLToPath(new URL('../../..', import.meta.url));
/** LISTDESK_PACKAGE names another package to measure, such as that of the version before. */
export const PACKAGE = process.env['LISTDESK_PACKAGE'] ?? join(root, 'spfx-webpart/sharepoint/solution/listdesk.sppkg');
export const CACHE = join(root, 'node_modules', '.cache');

export type BenchDesk = { simulator: Simulator; address: string; close: () => Promise<void> };

/** Nordwind's desk with so many tickets, on a page that runs the package; every SharePoint answer takes `latencyMs` longer. Null without a package. */
export async function benchDesk(tickets: number, latencyMs: number): Promise<BenchDesk | null> {
  if (!existsSync(PACKAGE)) return null;
  const simulator = await Simulator.create();
  await createWorld(simulator, { appCertificatePem: 'not asked for here' });
  await ensureFirstDesk(simulator, () => undefined);
  seedTickets(simulator, tickets, Date.now());
  const workbench = await startWorkbench({
    simulator,
    packageFile: PACKAGE,
    nodeModules: join(root, 'node_modules'),
    port: 0,
    defaultUser: { desk: NORDWIND.agents[0].upn, portal: NORDWIND.requesters[0].upn },
    properties: { desk: { serviceUrl: '' }, portal: { serviceUrl: '' } },
  });
  simulator.faults.add({ url: /\/_api\//, fault: { kind: 'latency', ms: latencyMs } });
  return { simulator, address: `${workbench.origin}/sites/helpdesk/SitePages/Desk.aspx?as=${NORDWIND.agents[0].upn}`, close: workbench.close };
}
