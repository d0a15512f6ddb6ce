import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import '@pnp/sp/fields/index.js';
import '@pnp/sp/lists/web.js';
import '@pnp/sp/recycle-bin/index.js';
import type { CheckLine } from '@listdesk/shared/portal';
import { SCHEMA_VERSION } from '@listdesk/shared/schema';
import type { Ticket } from '@listdesk/shared/tickets';
import { deskLists, provisionDesk } from '@listdesk/shared/sharepoint';
import { deskInCloud, type DeskInCloud } from '../../test/deskInCloud.ts';
import { mailOf, OLIVER } from '../../test/mails.ts';
import { aNewReply } from '../../../dev/exampleItems.ts';
import { ensureCertificates } from '../../../dev/simulator/certificates.ts';
import { LISTDESK_APP_ID, NORDWIND } from '../../../dev/world.ts';
import { sharePointFor } from '../graph/sharePoint.ts';
import { handleIntake, handleOutbound } from './queueHandler.ts';
import { sendAll } from './timers.ts';

/**
 * Everything that can break on the way from installation to the first answered mail: shown, waited for, mended, and nothing lost: neither a
 * mail that comes meanwhile nor the reply that an agent wrote before. One world for all of it: each case starts from what the one before
 * mended, and says so.
 */

let cloud: DeskInCloud;
beforeAll(async () => {
  cloud = await deskInCloud();
  await cloud.connect();
});
afterAll(() => cloud.stop());

/** Simulated time goes on between the cases, or the throttling budget of one minute would have to do for all. */
const BETWEEN_CASES_MS = 60_000;
const tenant = () => cloud.simulator.directory.tenantById(NORDWIND.id)!;
const site = () => cloud.simulator.sharePoint.site(NORDWIND.desk);
const admin = (url: string = NORDWIND.desk) =>
  sharePointFor(url, {
    fetch: cloud.simulator.fetch as typeof fetch,
    token: (host) => cloud.simulator.entra.adminToken({ tenantId: NORDWIND.id, upn: NORDWIND.admin.upn, resource: `https://${host}` }),
    addresses: new Map(),
  });
const listsAt = (url: string) => deskLists(admin(url), url, () => cloud.clock.now());
const setUpAgain = () => provisionDesk(admin(), NORDWIND.desk, { now: () => cloud.clock.now() });
const call = async (desk: string, method: 'GET' | 'POST'): Promise<CheckLine[]> => {
  const headers = await cloud.as(NORDWIND.admin.upn);
  const answer =
    method === 'GET'
      ? await cloud.call(`checkup?desk=${encodeURIComponent(desk)}`, { headers })
      : await cloud.call('installations', { method, headers, body: JSON.stringify({ desk }) });
  expect(answer.status).toBe(200);
  return (await answer.json()) as CheckLine[];
};
const wrong = (lines: CheckLine[]): string[] => lines.filter(({ state }) => state !== 'ok').map(({ code }) => code);
/** What the host does with the queues and the timer of replies in a while of which nothing is mended: each message is tried, and comes back as often as it fails. */
const worked = async (rounds = 3): Promise<void> => {
  for (let round = 0; round < rounds; round += 1) {
    await cloud.simulator.settle();
    for (const message of await cloud.take('intake')) await handleIntake(cloud.service, message, { triggerMetadata: { dequeueCount: 1 } });
    for (const message of await cloud.take('outbound')) await handleOutbound(cloud.service, message);
  }
};
const tokensAge = () => cloud.clock.advance(2 * 3_600_000);
const mailFrom = async (address: string, subject: string) => {
  await cloud.deliver(
    mailOf({
      From: address,
      'Message-ID': `<${subject.replace(/\W+/g, '-')}@outside.example>`,
      Subject: subject,
      Date: new Date(cloud.clock.now()).toUTCString(),
    }),
    { from: address },
  );
};
const ticketNamed = async (subject: string, lists = cloud.lists) =>
  (await lists.ticketPage({ view: 'allOpen' })).tickets.filter((ticket) => ticket.subject === subject);

/** A reply in the lists, as the agent's browser writes it; nothing was told to the service. */
const replyTo = async (ticket: Ticket, key: string): Promise<void> => {
  const agent = NORDWIND.agents[0];
  const message = aNewReply({
    key,
    ticketKey: ticket.key,
    from: { name: agent.displayName, address: agent.upn },
    to: [ticket.requester],
    subject: ticket.subject,
    html: `<p>Here is what to do (${key}).</p>`,
    visibleText: `Here is what to do (${key}).`,
    sentAt: new Date(cloud.clock.now()).toISOString(),
  });
  await cloud.lists.apply([{ write: 'createMessage', message }]);
};

type Broken = {
  what: string;
  code: string;
  about?: string;
  breakIt: () => unknown;
  mend: () => unknown;
  ticketMeanwhile?: boolean;
  /** What became of the reply by the time of the mend: it waits and leaves by itself; or the ticket shows why not, and *Try again* sends it. */
  reply: 'waits' | RegExp;
  /** The ticket the reply belongs to is gone for good: it stays with its text, and says so. */
  replyStays?: boolean;
};
const deleteColumn = (list: string, column: string) => admin().web.getList(`/sites/helpdesk/Lists/${list}`).fields.getByInternalNameOrTitle(column).delete();
const recycleList = async (list: string) => {
  saved = await admin().web.getList(`/sites/helpdesk/Lists/${list}`).recycle();
};
const restoreList = () =>
  admin()
    .web.recycleBin.getById(saved as string)
    .restore();
const WAITS = 'waits';

const BROKEN: Broken[] = [
  {
    what: 'the consent was taken back',
    code: 'access.notConsented',
    breakIt: async () => {
      saved = tenant().consents;
      tenant().consents = [];
      await tokensAge();
    },
    mend: () => (tenant().consents = saved as never),
    reply: WAITS,
  },
  {
    what: 'the consent holds no role',
    code: 'access.notConsented',
    breakIt: async () => {
      saved = tenant().consents;
      tenant().consents = tenant().consents.map((each) => ({ ...each, roles: [] }));
      await tokensAge();
    },
    mend: () => (tenant().consents = saved as never),
    reply: WAITS,
  },
  {
    what: 'the grant of the site is missing',
    code: 'site.notGranted',
    breakIt: () => {
      saved = tenant().siteGrants;
      tenant().siteGrants = [];
    },
    mend: () => (tenant().siteGrants = saved as never),
    reply: WAITS,
  },
  {
    what: 'the grant is for reading only',
    code: 'site.readOnly',
    breakIt: () => {
      saved = tenant().siteGrants;
      tenant().siteGrants = tenant().siteGrants.map((each) => ({ ...each, role: 'read' as const }));
    },
    mend: () => (tenant().siteGrants = saved as never),
    reply: WAITS,
  },
  {
    what: 'the Exchange scope is of another mailbox',
    code: 'mailbox.notInScope',
    breakIt: () => {
      saved = tenant().mailScopes;
      tenant().mailScopes = tenant().mailScopes.map((each) => ({ ...each, mailboxes: ['sales@nordwind.example'] }));
    },
    mend: () => (tenant().mailScopes = saved as never),
    reply: /may not send from this mailbox/,
  },
  {
    what: 'the mailbox may be read by a role for reading only',
    code: 'mailbox.readOnly',
    breakIt: () => {
      saved = tenant().mailScopes;
      tenant().mailScopes = tenant().mailScopes.map((each) => ({ ...each, roles: ['Mail.Read', 'Mail.Send'] as never }));
    },
    mend: () => (tenant().mailScopes = saved as never),
    ticketMeanwhile: true,
    reply: /may not send from this mailbox/,
  },
  {
    what: 'the mailbox may not be sent from',
    code: 'sending.notAllowed',
    breakIt: () => {
      saved = tenant().mailScopes;
      tenant().mailScopes = tenant().mailScopes.map((each) => ({ ...each, roles: ['Mail.ReadWrite' as const] }));
    },
    mend: () => (tenant().mailScopes = saved as never),
    ticketMeanwhile: true,
    reply: /may not send from this mailbox/,
  },
  {
    what: 'the certificate was removed from the registration',
    code: 'access.credentialRefused',
    breakIt: async () => {
      const app = cloud.simulator.directory.app(LISTDESK_APP_ID)!;
      saved = app.certificates;
      app.certificates = [];
      await tokensAge();
    },
    mend: () => (cloud.simulator.directory.app(LISTDESK_APP_ID)!.certificates = saved as never),
    reply: WAITS,
  },
  {
    what: 'a list was deleted, and is restored',
    code: 'lists.missing',
    about: 'ListDeskTickets',
    breakIt: () => recycleList('ListDeskTickets'),
    mend: restoreList,
    reply: WAITS,
  },
  {
    what: 'a list was deleted, and is made anew',
    code: 'lists.missing',
    about: 'ListDeskTickets',
    breakIt: () => admin().web.getList('/sites/helpdesk/Lists/ListDeskTickets').delete(),
    mend: setUpAgain,
    reply: /ticket of this message was deleted/,
    replyStays: true,
  },
  {
    what: 'a column was deleted',
    code: 'lists.columnsMissing',
    about: 'ListDeskTickets.Preview',
    breakIt: () => deleteColumn('ListDeskTickets', COLUMN),
    mend: setUpAgain,
    reply: WAITS,
  },
  {
    what: 'the column that fences messages was deleted',
    code: 'lists.columnsMissing',
    about: 'ListDeskMessages.MessageKey',
    breakIt: () => deleteColumn('ListDeskMessages', 'MessageKey'),
    mend: setUpAgain,
    reply: WAITS,
  },
  {
    what: 'the site is full',
    code: 'site.full',
    breakIt: () => {
      site().full = true;
    },
    mend: () => {
      site().full = false;
    },
    reply: WAITS,
  },
  {
    what: 'the certificate has expired',
    code: 'access.credentialExpired',
    breakIt: () => cloud.clock.advance(400 * 86_400_000),
    mend: () => renewCertificate(),
    reply: WAITS,
  },
];
const COLUMN = 'Preview';
let saved: unknown;
let count = 0;

/** As the operator does: a new certificate at the registration, and the service started with it. */
async function renewCertificate(): Promise<void> {
  const folder = mkdtempSync(path.join(tmpdir(), 'listdesk-renewed-'));
  const renewed = await ensureCertificates(folder, cloud.clock.now());
  rmSync(folder, { recursive: true });
  cloud.simulator.directory.app(LISTDESK_APP_ID)!.certificates = [renewed.app.certificate];
  cloud.signInWith(renewed.app.pem);
}

it.each(BROKEN)(
  '$what: the check-up says $code, mail and reply wait, and both heal',
  async ({ code, about, breakIt, mend, ticketMeanwhile, reply, replyStays }) => {
    count += 1;
    const [before, meanwhile, key] = [`earlier${count}@outside.example`, `writer${count}@outside.example`, `reply-${count}`];
    await cloud.clock.advance(BETWEEN_CASES_MS);
    expect(wrong(await call(NORDWIND.desk, 'GET'))).toEqual([]);
    await mailFrom(before, `Earlier ${count}`);
    await cloud.drain();
    await replyTo((await ticketNamed(`Earlier ${count}`))[0]!, key);
    const answers = async () => (await cloud.inbox(before)).filter((mail) => mail.body.content.includes(`(${key})`)).length;
    await breakIt();
    await mailFrom(meanwhile, `Meanwhile ${count}`);
    await sendAll(cloud.service);
    await worked();
    const shown = await call(NORDWIND.desk, 'GET');
    const red = shown.find((each) => each.code === code);
    expect(red ?? shown).toMatchObject({ state: 'failed', mend: expect.stringMatching(/\w{3}/), ...(about ? { about: expect.arrayContaining([about]) } : {}) });
    expect(await answers()).toBe(0);
    if (!ticketMeanwhile) expect(await cloud.inbox(meanwhile)).toEqual([]);

    await mend();
    expect(wrong(await call(NORDWIND.desk, 'POST'))).toEqual([]);
    // The timer of one minute, twice: a second look must not send again.
    for (let minute = 0; minute < 2; minute += 1) {
      await sendAll(cloud.service);
      await cloud.drain();
      await cloud.clock.advance(60_000);
    }
    const tickets = await ticketNamed(`Meanwhile ${count}`);
    expect(tickets).toHaveLength(1);
    expect((await cloud.lists.conversation(tickets[0]!.key)).map(({ visibleText }) => visibleText)).toEqual([expect.stringContaining('black pages')]);
    expect((await cloud.inbox(meanwhile)).map(({ subject }) => subject)).toEqual([expect.stringContaining(`[#${tickets[0]!.id}]`)]);
    const left = (await cloud.lists.message({ key }))!;
    if (reply !== WAITS) {
      expect(left).toMatchObject({ delivery: 'Failed', deliveryError: expect.stringMatching(reply), visibleText: `Here is what to do (${key}).` });
      if (replyStays) return;
      await cloud.lists.updateMessage(left.id, left.etag, { delivery: 'Queued', deliveryError: null }); // Try again
      await sendAll(cloud.service);
      await cloud.drain();
    }
    expect([await answers(), await cloud.lists.message({ key })]).toEqual([1, expect.objectContaining({ delivery: 'Sent', deliveryError: null })]);
    expect(
      (
        await cloud.service.storage
          .queue('intake-poison')
          .getProperties()
          .catch(() => ({ approximateMessagesCount: 0 }))
      ).approximateMessagesCount,
    ).toBe(0);
  },
);

it('a deleted list of settings: the mail waits until the mailbox is written there again', async () => {
  await admin().web.getList('/sites/helpdesk/Lists/ListDeskSettings').delete();
  await mailFrom(OLIVER, 'Sent while no settings were there');
  await worked();
  expect(wrong(await call(NORDWIND.desk, 'GET'))).toContain('lists.missing');
  await setUpAgain();
  await worked();
  expect(wrong(await call(NORDWIND.desk, 'POST'))).toEqual(['mailbox.none']);
  await worked();
  await cloud.lists.saveSettings({ ...(await cloud.lists.settings()), mailboxes: [{ address: NORDWIND.support, name: '' }] });
  expect(wrong(await call(NORDWIND.desk, 'POST'))).toEqual([]);
  await cloud.drain();
  expect(await ticketNamed('Sent while no settings were there')).toHaveLength(1);
});

it('lists of an older version: mail goes on although nobody upgraded, and after the upgrade', async () => {
  await deleteColumn('ListDeskTickets', 'Circle');
  await cloud.lists.saveSettings({ ...(await cloud.lists.settings()), schemaVersion: SCHEMA_VERSION - 1 });
  await mailFrom('older@outside.example', 'On older lists');
  await cloud.drain();
  expect(wrong(await call(NORDWIND.desk, 'GET'))).toEqual(['lists.older']);
  const older = listsAt(NORDWIND.desk);
  await older.adaptToOlder();
  expect(await ticketNamed('On older lists', older)).toHaveLength(1);
  await setUpAgain();
  await mailFrom('newer@outside.example', 'On new lists');
  await cloud.drain();
  expect(wrong(await call(NORDWIND.desk, 'GET'))).toEqual([]);
  for (const subject of ['On new lists', 'On older lists']) expect(await ticketNamed(subject)).toHaveLength(1);
});

it('a desk that was never opened to the service says so line by line and is not remembered', async () => {
  const second = 'https://nordwind.sharepoint.com/sites/facilities';
  cloud.simulator.sharePoint.createSite(second, { title: 'Facilities', owners: [NORDWIND.admin.upn] });
  expect(wrong(await call(second, 'POST'))).toEqual(['site.notGranted']);
  expect(await cloud.service.registry.installations(NORDWIND.id)).toHaveLength(1);
});

/** Last, because no name comes back: each case gives the organisation another. */
describe('a renamed tenant', () => {
  const deskAt = (host: string): string => NORDWIND.desk.replace(NORDWIND.host, host);
  const rename = (name: string): string => {
    tenant().hosts = [`${name}.sharepoint.com`, ...tenant().hosts];
    return deskAt(`${name}.sharepoint.com`);
  };

  it('is not followed to a host of somebody else', async () => {
    const mended = cloud.simulator.faults.add({
      url: /^https:\/\/nordwind\.sharepoint\.com/,
      fault: { kind: 'status', status: 308, headers: { location: 'https://suedwind.sharepoint.com/_api/web' } },
    });
    expect(wrong(await call(NORDWIND.desk, 'GET'))).toEqual(['site.moved']);
    expect((await cloud.service.registry.installations(NORDWIND.id))[0]!.url).toBe(NORDWIND.desk);
    mended();
    expect(wrong(await call(NORDWIND.desk, 'GET'))).toEqual([]);
  });

  it('is followed by the service alone: mail goes on and the queued reply leaves, although nobody opened the desk', async () => {
    await mailFrom('before@outside.example', 'Sent before the renaming');
    await cloud.drain();
    await replyTo((await ticketNamed('Sent before the renaming'))[0]!, 'reply-renamed');
    const renamed = rename('nordwind-energie');
    await mailFrom(OLIVER, 'Sent after the renaming');
    for (let minute = 0; minute < 2; minute += 1) {
      await sendAll(cloud.service);
      await cloud.drain();
    }
    expect(await ticketNamed('Sent after the renaming', listsAt(renamed))).toHaveLength(1);
    expect((await cloud.inbox('before@outside.example')).filter((mail) => mail.body.content.includes('(reply-renamed)'))).toHaveLength(1);
    const [installation, ...more] = await cloud.service.registry.installations(NORDWIND.id);
    expect([installation!.url, more]).toEqual([renamed, []]);
    expect((await cloud.service.registry.tenant(NORDWIND.id))!.domains).toEqual([NORDWIND.host, 'nordwind-energie.sharepoint.com']);
  });

  it.each([
    ['the first', 'nordwind-eins', NORDWIND.desk],
    ['the new', 'nordwind-zwei', null],
  ])('is well on the check-up asked from %s address, and is still one desk', async (_, name, first) => {
    const renamed = rename(name);
    const desk = first ?? renamed;
    expect(wrong(await call(desk, 'GET'))).toEqual([]);
    expect(wrong(await call(desk, 'POST'))).toEqual([]);
    expect(await cloud.service.registry.installations(NORDWIND.id)).toHaveLength(1);
    const asked = await cloud.call(`portal/requests?desk=${encodeURIComponent(desk)}`, { headers: await cloud.as(NORDWIND.requesters[0].upn) });
    expect(asked.status).toBe(200);
  });

  const portalAt = async (desk: string): Promise<number> =>
    (await cloud.call(`portal/requests?desk=${encodeURIComponent(desk)}`, { headers: await cloud.as(NORDWIND.requesters[0].upn) })).status;
  const pointingOn = (from: string, to: string) =>
    cloud.simulator.faults.add({
      url: new RegExp(`^https://${from.replaceAll('.', '\\.')}`),
      fault: { kind: 'status', status: 308, headers: { location: `https://${to}/_vti_bin/client.svc` } },
    });
  const current = (): string => tenant().hosts[0]!;

  it('twice, while nobody looked: the service goes from name to name, and pages with the name between find the desk too', async () => {
    const [oldest, middle] = [current(), 'nordwind-drei.sharepoint.com'];
    rename('nordwind-drei');
    const newest = rename('nordwind-vier');
    const mended = pointingOn(oldest, middle);
    await mailFrom('twice@outside.example', 'Sent after two renamings');
    for (let minute = 0; minute < 2; minute += 1) await cloud.drain();
    const [installation] = await cloud.service.registry.installations(NORDWIND.id);
    expect([installation!.url, installation!.former]).toEqual([newest, expect.arrayContaining([deskAt(oldest), deskAt(middle), NORDWIND.desk])]);
    expect(await ticketNamed('Sent after two renamings', listsAt(newest))).toHaveLength(1);
    for (const desk of [newest, deskAt(middle), deskAt(oldest), NORDWIND.desk]) expect([desk, await portalAt(desk)]).toEqual([desk, 200]);
    mended();
  });

  it('twice, and the name between is gone: mail waits, the check-up says so, and the desk opened at its newest address is the same desk', async () => {
    const oldest = current();
    const newest = rename('nordwind-neu');
    pointingOn(oldest, 'nordwind-weg.sharepoint.com');
    await mailFrom('gone@outside.example', 'Sent while no name led on');
    await worked();
    expect(wrong(await call(deskAt(oldest), 'GET'))).toEqual(['site.moved']);
    expect(wrong(await call(newest, 'GET'))).toEqual([]);
    await worked();
    expect((await cloud.service.registry.installations(NORDWIND.id)).map(({ url }) => url)).toEqual([newest]);
    expect(await ticketNamed('Sent while no name led on', listsAt(newest))).toHaveLength(1);
  });

  it('is not taken for a site of the same name in another geography, whose host is alive', async () => {
    const [first, second] = [current(), 'nordwind-eur.sharepoint.com'];
    const alive = cloud.simulator.faults.add({
      url: new RegExp(`^https://${first.replaceAll('.', '\\.')}/_vti_bin`),
      fault: { kind: 'status', status: 401, headers: { 'www-authenticate': `Bearer realm="${NORDWIND.id}"` } },
    });
    rename('nordwind-eur');
    expect(wrong(await call(deskAt(second), 'GET'))).toEqual(['connection.notConnected']);
    expect((await cloud.service.registry.installations(NORDWIND.id)).map(({ url }) => url)).toEqual([deskAt(first)]);
    alive();
  });
});
