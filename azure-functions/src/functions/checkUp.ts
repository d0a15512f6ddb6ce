import type { CheckLine } from '@listdesk/shared/portal';
import { line } from './checkUpFindings.ts';
import { checkMailbox } from './checkUpMail.ts';
import { checkAccess, checkLists } from './checkUpSite.ts';
import type { OpenDesk } from './desks.ts';
import { followMove } from './followMove.ts';
import type { Service } from './service.ts';

/** Every link of the chain, each by doing what it is for; a broken one says what is wrong and how to mend it. A site that moved is followed first. */
export async function checkUp(service: Service, given: OpenDesk): Promise<CheckLine[]> {
  const desk = (await followMove(service, given)) ?? given;
  desk.forgetSettings();
  const access = await checkAccess(service, desk);
  if (access.state !== 'ok') return [access];
  const lists = await checkLists(service, desk);
  const settings = await desk.settings().catch(() => null);
  if (!settings) return [access, lists];
  if (!settings.mailboxes.length) return [access, lists, line('mailbox', 'mailbox.none')];
  const subscriptions = (await service.registry.subscriptions(desk.tenant)).filter(
    (each) => each.desk === desk.id && Date.parse(each.expiresAt) > service.outside.now(),
  );
  const mailboxes = await Promise.all(
    settings.mailboxes.map(async ({ address }) => {
      const watched = subscriptions.some((each) => each.watches.kind === 'mailbox' && each.watches.mailbox === desk.hashMailbox(address));
      return [...(await checkMailbox(desk, address)), line(`notifications ${address}`, watched ? 'notifications.ok' : 'notifications.none')];
    }),
  );
  const webhook = subscriptions.some((each) => each.watches.kind === 'list');
  return [access, lists, ...mailboxes.flat(), line('replies', webhook ? 'replies.ok' : 'replies.polled')];
}
