import { ListsFault } from '@listdesk/shared/sharepoint';
import { GraphFault } from '../graph/http.ts';
import { faultCode } from '../security/log.ts';
import type { OpenDesk } from './desks.ts';
import type { Service } from './service.ts';

export type Check = { check: string; state: 'ok' | 'failed' | 'warning'; message: string; mend: string };

const ok = (check: string, message: string): Check => ({ check, state: 'ok', message, mend: '' });

/** Every link of the chain, each by doing what it is for; a broken one says what is wrong and how to mend it. */
export async function checkUp(service: Service, desk: OpenDesk): Promise<Check[]> {
  desk.forgetSettings();
  const lists = await attempt('lists', async () => {
    await desk.settings();
    return ok('lists', 'The service reads and writes the lists of this desk.');
  });
  if (lists.state !== 'ok') return [lists];
  const settings = await desk.settings();
  if (!settings.mailboxes.length) return [lists, { check: 'mailbox', state: 'warning', message: 'This desk has no mailbox, so no mail comes in.', mend: 'Add the address of a shared mailbox in the settings.' }];
  const subscriptions = (await service.registry.subscriptions(desk.tenant)).filter((each) => each.desk === desk.id && Date.parse(each.expiresAt) > service.outside.now());
  const mailboxes = await Promise.all(
    settings.mailboxes.map(async ({ address }) => {
      const found = await attempt(`mailbox ${address}`, async () => {
        await desk.graph.json(`/users/${encodeURIComponent(address)}/mailFolders/inbox?$select=id`);
        return ok(`mailbox ${address}`, 'The service reads this mailbox.');
      });
      const watched = subscriptions.some((each) => each.watches.kind === 'mailbox' && each.watches.mailbox === desk.hashMailbox(address));
      const notified: Check = watched
        ? ok(`notifications ${address}`, 'New mail is announced at once.')
        : { check: `notifications ${address}`, state: 'warning', message: 'New mail is not announced at once; it is found within minutes.', mend: 'This mends itself once the mailbox can be read. If it stays, connect the desk again on the set-up page.' };
      return [found, notified];
    }),
  );
  const webhook: Check = subscriptions.some((each) => each.watches.kind === 'list')
    ? ok('replies', 'Replies leave at once.')
    : { check: 'replies', state: 'warning', message: 'Replies may wait for up to a minute.', mend: 'Grant the service the role manage on this site instead of write.' };
  return [lists, ...mailboxes.flat(), webhook];
}

async function attempt(check: string, call: () => Promise<Check>): Promise<Check> {
  try {
    return await call();
  } catch (error) {
    const { message, mend } = EXPLANATIONS[faultCode(error)] ?? (error instanceof ListsFault || error instanceof GraphFault ? UNAVAILABLE : CREDENTIALS);
    return { check, state: 'failed', message, mend };
  }
}

const UNAVAILABLE = { message: 'Microsoft 365 did not answer.', mend: 'Try again in some minutes; nothing is lost meanwhile.' };
const CREDENTIALS = { message: 'The service gets no access to your tenant.', mend: 'An administrator has to consent to ListDesk (step "Consent" of the set-up page).' };
const EXPLANATIONS: Readonly<Record<string, { message: string; mend: string }>> = {
  'lists.denied': { message: 'The service may not use this site.', mend: 'Grant ListDesk access to the site (step "Grant the site" of the set-up page).' },
  'lists.unauthenticated': CREDENTIALS,
  'lists.missing': { message: 'The lists of this desk are missing.', mend: 'Run the set-up page again: it makes what is missing and deletes nothing.' },
  'lists.full': { message: 'The site has no space left.', mend: 'Ask your SharePoint administrator to raise the storage limit of the site.' },
  'graph.denied': { message: 'The service may not read this mailbox.', mend: 'Include the mailbox in the Exchange scope of ListDesk (step "Mailbox" of the set-up page). It takes Exchange up to two hours to follow.' },
  'graph.unauthenticated': CREDENTIALS,
  'graph.missing': { message: 'There is no such mailbox.', mend: 'Check the address in the settings. It has to be a mailbox, not a distribution list.' },
};
