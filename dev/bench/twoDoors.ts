import { createHash } from 'node:crypto';
import { handleIntake, handleOutbound } from '../../azure-functions/src/functions/queueHandler.ts';
import type { Service } from '../../azure-functions/src/functions/service.ts';
import { rawMailKey, signRawMail } from '../../azure-functions/src/security/rawSignature.ts';
import type { QueueName } from '../../azure-functions/src/storage/clients.ts';
import type { DeskInCloud } from '../../azure-functions/test/deskInCloud.ts';
import { NORDWIND } from '../world.ts';

/** What became of generated mails of which each came through both doors, in any order and at the same time. */
export type TwoDoors = {
  mails: number;
  /** Mails of which there is exactly one message, one line in the log beside those of the copies, marked as proven whichever copy was first, and at most one acknowledgement. */
  once: number;
  /** What was found wrong, in words; empty when nothing was. */
  wrong: string[];
  tickets: number;
  acknowledgements: number;
  requests: { sharePoint: number; graph: number };
};

/** Every so-manieth answers a ticket that is there, so that several change the same one at once. */
export const ANSWER_EVERY = 10;
/** The world's clock goes on with the work: one mailbox may send 25 automatic mails a minute. */
const MS_A_MESSAGE = 1600;
/** So often both queues have to be found empty, with nobody at work. */
const MAX_EMPTY_ROUNDS = 8;
/** Turns of tenants would hold half of the ways back; here all of them shall meet. */
const EVERYBODY_AT_ONCE: Service['lanes'] = { enter: () => ({ go: true }), leave: () => undefined, pause: () => undefined };

type Generated = { id: string; from: string; raw: Buffer; opens: boolean };

/** Delivers the mails to the mailbox, which Graph announces, and posts the same bytes to the raw door; then works both queues off in so many ways at once. */
export async function twoDoors(cloud: DeskInCloud, mails: number, ways: number): Promise<TwoDoors> {
  const service: Service = { ...cloud.service, lanes: EVERYBODY_AT_ONCE };
  await arrive(cloud, [generated(0, null)], false);
  await workOff(cloud, service, ways);
  const made = Array.from({ length: mails }, (_, at) => generated(at + 1, (at + 1) % ANSWER_EVERY === 0 ? idOf(0) : null));
  const mark = cloud.simulator.log.mark();
  await arrive(cloud, made, true);
  await workOff(cloud, service, ways);
  const asked = cloud.simulator.log.since(mark);
  const count = (host: RegExp): number => asked.filter(({ url }) => host.test(url)).length;
  return { ...(await judge(cloud, made)), requests: { sharePoint: count(/^https:\/\/[^/]+sharepoint\.com/), graph: count(/^https:\/\/graph\./) } };
}

const idOf = (at: number): string => `<${at}.doors@outside.example>`;

function generated(at: number, answers: string | null): Generated {
  const from = answers ? 'writer0@outside.example' : `writer${at}@outside.example`;
  const lines = [
    `From: Writer ${at} <${from}>`,
    `To: ${NORDWIND.support}`,
    `Subject: ${answers ? 'Re: ' : ''}Two doors ${answers ? 0 : at}`,
    `Message-ID: ${idOf(at)}`,
    `Date: ${new Date(Date.UTC(2026, 10, 21, 7, 0, at % 60)).toUTCString()}`,
    ...(answers ? [`In-Reply-To: ${answers}`] : []),
    'Content-Type: text/plain; charset=utf-8',
    '',
    `The printer on floor ${at} prints nothing.`,
    '',
  ];
  return { id: idOf(at), from, raw: Buffer.from(lines.join('\r\n')), opens: answers === null };
}

async function arrive(cloud: DeskInCloud, mails: readonly Generated[], bothDoors: boolean): Promise<void> {
  for (const [at, { from, raw }] of mails.entries()) {
    const mailbox = async (): Promise<void> => {
      await cloud.simulator.graph.deliver({ envelopeFrom: from, envelopeTo: [NORDWIND.support], raw: new Uint8Array(raw) });
      // Graph's announcement takes its time; where the mailbox is first, it is waited for.
      if (at % 2) await cloud.simulator.settle();
    };
    const gateway = () => post(cloud, raw, `nonce-of-mail-${at}-00000000`);
    if (!bothDoors) await mailbox();
    else if (at % 2) await mailbox().then(gateway);
    else await gateway().then(mailbox);
  }
  await cloud.simulator.settle();
}

async function post(cloud: DeskInCloud, raw: Buffer, nonce: string): Promise<void> {
  const claim = {
    tenant: NORDWIND.id,
    mailbox: NORDWIND.support,
    timestamp: new Date(cloud.clock.now()).toISOString(),
    nonce,
    sha256: createHash('sha256').update(raw).digest('hex'),
  };
  const headers = {
    'x-listdesk-tenant': claim.tenant,
    'x-listdesk-mailbox': claim.mailbox,
    'x-listdesk-timestamp': claim.timestamp,
    'x-listdesk-nonce': nonce,
    'x-listdesk-content-sha256': claim.sha256,
    'x-listdesk-signature': signRawMail(rawMailKey(cloud.settings.rawMailSecret, claim.tenant), claim),
  };
  const answer = await cloud.call('mail/raw', { method: 'POST', headers, body: new Uint8Array(raw) });
  if (answer.status !== 202) throw new Error(`the raw door answered ${answer.status}`);
}

/** Each way takes the next message of either queue, as the host does; a message that fails comes back. */
async function workOff(cloud: DeskInCloud, service: Service, ways: number): Promise<void> {
  let working = 0;
  const next = async (name: QueueName): Promise<boolean> => {
    const queue = service.storage.queue(name);
    const [item] = (await queue.receiveMessages({ numberOfMessages: 1, visibilityTimeout: 120 })).receivedMessageItems;
    if (!item) return false;
    working += 1;
    await cloud.clock.advance(MS_A_MESSAGE);
    const message = JSON.parse(item.messageText) as unknown;
    try {
      await (name === 'intake' ? handleIntake(service, message, { triggerMetadata: { dequeueCount: item.dequeueCount } }) : handleOutbound(service, message));
      await queue.deleteMessage(item.messageId, item.popReceipt);
    } catch (error) {
      if (!isBrokenConnection(error)) throw error;
      await queue.updateMessage(item.messageId, item.popReceipt, item.messageText, 0);
    } finally {
      working -= 1;
    }
    return true;
  };
  const way = async (): Promise<void> => {
    for (let empty = 0; empty < MAX_EMPTY_ROUNDS;) {
      if ((await next('intake').catch(onlyBroken)) || (await next('outbound').catch(onlyBroken))) empty = 0;
      else {
        empty = working === 0 ? empty + 1 : 0;
        await new Promise((resolve) => setTimeout(resolve, 25));
      }
    }
  };
  await Promise.all(Array.from({ length: ways }, way));
  await cloud.simulator.settle();
}

/** Storage on this machine drops a connection now and then when many ask at once; in the cloud the host does what is done here. */
const isBrokenConnection = (error: unknown): boolean => (error as { code?: string }).code === 'ECONNRESET';
const onlyBroken = (error: unknown): boolean => {
  if (!isBrokenConnection(error)) throw error;
  return true;
};

async function judge(cloud: DeskInCloud, mails: readonly Generated[]): Promise<Omit<TwoDoors, 'requests'>> {
  const wrong: string[] = [];
  let once = 0;
  const lines = new Map<string, string[]>();
  for (let cursor: string | null | undefined; cursor !== null;) {
    const page = await cloud.lists.mailLogPage({ top: 500, ...(cursor ? { cursor } : {}) });
    for (const { from, subject, outcome } of page.entries) lines.set(`${from} ${subject}`, [...(lines.get(`${from} ${subject}`) ?? []), outcome]);
    cursor = page.cursor;
  }
  const answered = (await cloud.lists.ticketPage({ view: 'requester', addresses: ['writer0@outside.example'] })).tickets[0]!;
  const messages = new Map<string, number>();
  for (const { internetMessageId } of await cloud.lists.conversation(answered.key))
    if (internetMessageId) messages.set(internetMessageId, (messages.get(internetMessageId) ?? 0) + 1);
  let tickets = 0;
  let acknowledgements = 0;
  for (const { id, from, opens } of mails) {
    if (!opens) {
      if (messages.get(id) === 1) once += 1;
      else wrong.push(`${id}: ${messages.get(id) ?? 0} messages`);
      continue;
    }
    const own = (await cloud.lists.ticketPage({ view: 'requester', addresses: [from] })).tickets;
    const stored = own[0] ? await cloud.lists.conversation(own[0].key) : [];
    const acknowledged = (await cloud.inbox(from)).length;
    const said = (lines.get(`${from} Two doors ${id.slice(1).split('.')[0]!}`) ?? []).sort().join();
    tickets += own.length;
    acknowledgements += acknowledged;
    // A gateway's copy without a signature vouches for nobody; the mailbox's vouches for both. What the mailbox may send in a minute is bounded, so not each is answered.
    if (own.length === 1 && stored.length === 1 && stored[0]!.verified && acknowledged <= 1 && said === 'duplicate,ticket') once += 1;
    else
      wrong.push(
        `${id}: ${own.length} tickets, ${stored.length} messages${stored[0]?.verified ? '' : ', not proven'}, ${acknowledged} acknowledgements, log: ${said}`,
      );
  }
  return { mails: mails.length, once, wrong, tickets, acknowledgements };
}
