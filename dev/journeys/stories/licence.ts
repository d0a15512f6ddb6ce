import assert from 'node:assert/strict';
import { parseSettings } from '@listdesk/azure-functions/src/config.ts';
import { storageClients } from '@listdesk/azure-functions/src/storage/clients.ts';
import { tableRegistry } from '@listdesk/azure-functions/src/storage/registry.ts';
import { LISTDESK_AUDIENCE, NORDWIND } from '../../world.ts';
import { story, type Stage } from '../story.ts';

const [AYLIN] = NORDWIND.agents;
/** The licence is an administrator's affair; agents are not told of it. */
const MARA = NORDWIND.admin;
const DAY_MS = 86_400_000;

/** What the vendor's own tool does to a customer's record. */
async function changeLicence(stage: Stage, change: { validUntil: string }): Promise<() => Promise<void>> {
  const parsed = parseSettings(stage.local.addresses.settings);
  if ('problems' in parsed) throw new Error(parsed.problems.join(' '));
  const registry = tableRegistry(storageClients(parsed.settings.storage));
  const before = await registry.tenant(NORDWIND.id);
  assert.ok(before, 'the tenant has a licence record from its first call');
  await registry.saveTenant({ ...before, ...change });
  return () => registry.saveTenant(before);
}

async function mailStillFlows(stage: Stage, subject: string): Promise<void> {
  await stage.mail({ from: 'kim.larsen@customer.example', subject, text: 'Mail flows in every state of the licence.' });
  const desk = await stage.desk(AYLIN.upn);
  await desk.getByRole('row', { name: new RegExp(subject) }).waitFor();
}

export default [
  story('an ended licence is said, and mail keeps flowing', async (stage) => {
    await stage.desk(MARA.upn); // the first call starts the trial
    const putBack = await changeLicence(stage, { validUntil: new Date(Date.now() - 2 * DAY_MS).toISOString() });
    try {
      const desk = await stage.desk(MARA.upn);
      await desk
        .getByText(/The (trial|licence) ended on/)
        .first()
        .waitFor();
      await mailStillFlows(stage, 'Mail after the trial');
    } finally {
      await putBack();
    }
  }),

  story('a tenant that has not approved the service is told so', async (stage) => {
    const tenant = stage.local.simulator.directory.tenantById(NORDWIND.id);
    assert.ok(tenant);
    tenant.approvedApis = [];
    try {
      const desk = await stage.desk(MARA.upn);
      await desk.getByText('This page may not talk to the service yet.').first().waitFor();
      await mailStillFlows(stage, 'Mail before the approval');
    } finally {
      tenant.approvedApis = [LISTDESK_AUDIENCE];
    }
  }),

  story('a service that does not answer is said, the desk works on, and mail comes in once it is back', async (stage) => {
    await stage.local.functions.kill();
    const subject = 'Mail while the service was down';
    try {
      const desk = await stage.desk(MARA.upn);
      await desk
        .getByText(/does not answer/)
        .first()
        .waitFor();
      await desk.getByRole('region', { name: 'Ticket list' }).waitFor();
      await stage.mail({ from: 'kim.larsen@customer.example', subject, text: 'Is anybody there?' });
    } finally {
      await stage.local.functions.restart();
    }
    // The notification was lost with the service; the scan finds the mail.
    for (const name of stage.local.functions.functions.filter((each) => /scan/i.test(each) && !/outbound/i.test(each))) await stage.local.functions.fire(name);
    const desk = await stage.desk(AYLIN.upn);
    await desk.getByRole('row', { name: new RegExp(subject) }).waitFor();
  }),
];
