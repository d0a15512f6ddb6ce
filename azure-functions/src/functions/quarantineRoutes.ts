import { z } from 'zod';
import { QUARANTINE_ACTIONS, type HeldMail, type HeldMailPage, type HeldMailText, type QuarantineAnswer } from '@listdesk/shared/quarantine';
import { toldFirst } from '@listdesk/shared/sharepoint';
import type { HeldRow, Mailbox } from '../intake/ports.ts';
import { heldWords } from '../intake/heldWords.ts';
import { deleteHeld, heldPlace, letIn, undo, type Decision, type HeldPlace } from '../intake/quarantine.ts';
import { trustedHop } from '../intake/trustedHop.ts';
import { rawQuarantine } from '../intake/rawQuarantine.ts';
import { actorOf, callerOf, deskOf, requireAgent } from './callers.ts';
import type { OpenDesk } from './desks.ts';
import { Refused, type Answer, type Call } from './http.ts';
import type { Route } from './register.ts';
import type { Service } from './service.ts';

const MAX_ID_CHARS = 512;
const decision = z.strictObject({
  desk: z.string(),
  mailbox: z.string().max(320),
  id: z.string().min(1).max(MAX_ID_CHARS),
  action: z.enum(QUARANTINE_ACTIONS),
});

async function agentsDesk(service: Service, call: Call, url: unknown): Promise<OpenDesk> {
  const caller = await callerOf(service, call);
  const desk = await deskOf(service, caller, url);
  await requireAgent(service, desk, caller);
  return desk;
}

async function mailboxOf(desk: OpenDesk, address: string): Promise<Mailbox> {
  const mailbox = await desk.mailboxByAddress(address);
  if (!mailbox) throw new Refused(404, 'noSuchMailbox', 'This mailbox does not belong to the desk.');
  return mailbox;
}

/** The desk, the mailbox and the mail a GET names. */
async function asked(service: Service, call: Call): Promise<HeldPlace> {
  const { searchParams } = call.url;
  const desk = await agentsDesk(service, call, searchParams.get('desk'));
  const mailbox = await mailboxOf(desk, searchParams.get('mailbox') ?? '');
  return heldPlace(desk, mailbox, service.rawMail, (searchParams.get('id') ?? '').slice(0, MAX_ID_CHARS) || '-');
}

const gone = (): Refused => new Refused(404, 'gone', 'This mail is no longer there.');
const shown = (mailbox: string, { note, ...row }: HeldRow): HeldMail => ({
  ...row,
  mailbox,
  heldAt: note?.at ?? '',
  reason: note?.reason ?? 'moved here by hand',
});

/**
 * `cursor` is the mailbox's place among the desk's, whether its folder (`f`) or what a gateway handed over for it (`g`), and the place in
 * that: one mailbox a page, the beginning of the second with the end of the first.
 */
async function page(service: Service, call: Call): Promise<Answer> {
  const desk = await agentsDesk(service, call, call.url.searchParams.get('desk'));
  const { mailboxes } = await desk.settings();
  const [, at = '0', kind = 'f', from = ''] = /^(\d{1,3})\.([fg])(\d{0,6})$/.exec(call.url.searchParams.get('cursor') ?? '') ?? [];
  const current = mailboxes[Number(at)];
  if (!current) return { status: 200, json: { mails: [], cursor: null } satisfies HeldMailPage };
  const folder = kind === 'f' ? await (await mailboxOf(desk, current.address)).quarantine.page(from || null) : { rows: [], cursor: null };
  const handed = folder.cursor
    ? { rows: [], cursor: null }
    : await rawQuarantine(desk, desk.hashMailbox(current.address), service.rawMail).page(kind === 'g' ? from : null);
  const rows = [...folder.rows, ...handed.rows];
  const next = folder.cursor
    ? `${at}.f${folder.cursor}`
    : handed.cursor
      ? `${at}.g${handed.cursor}`
      : Number(at) + 1 < mailboxes.length
        ? `${Number(at) + 1}.f`
        : null;
  return { status: 200, json: { mails: rows.map((row) => shown(current.address, row)), cursor: next } satisfies HeldMailPage };
}

async function read(service: Service, call: Call): Promise<Answer> {
  const { mailbox, quarantine, id } = await asked(service, call);
  const held = await quarantine.read(id);
  if (!held) throw gone();
  const { to, body, replyTo, headers, ...row } = held;
  const evidence = { proof: headers && trustedHop({ headers, from: row.from }), replyTo };
  return { status: 200, json: { ...shown(mailbox.address, row), to, ...heldWords(body), evidence } satisfies HeldMailText };
}

async function decide(service: Service, call: Call): Promise<Answer> {
  const body = decision.safeParse(await call.json());
  if (!body.success) throw new Refused(400, 'invalidRequest', 'Name desk, mailbox, mail and what shall be done with it.');
  const { action, id } = body.data;
  const caller = await callerOf(service, call);
  const desk = await deskOf(service, caller, body.data.desk);
  await requireAgent(service, desk, caller);
  const what: Decision = {
    ...heldPlace(desk, await mailboxOf(desk, body.data.mailbox), service.rawMail, id),
    now: new Date(service.outside.now()).toISOString(),
    enqueue: (pointer) => service.enqueue('intake', pointer),
  };
  const deed = { action: DEEDS[action], subject: body.data.mailbox, details: { mail: desk.hashMailbox(id) } };
  const actor = await actorOf(service, caller);
  const answer = await toldFirst(
    (each) => desk.lists.audit(each, { actor }),
    deed,
    (): Promise<QuarantineAnswer> => (action === 'undo' ? undo(what) : action === 'delete' ? deleteHeld(what) : letIn(what, action === 'release')),
    ({ outcome }) => outcome === 'done',
  );
  return { status: 200, json: answer };
}

const DEEDS = { release: 'quarantine.released', retry: 'quarantine.retried', delete: 'quarantine.deleted', undo: 'quarantine.undone' } as const;

/** Only ever saved, never shown: the content is whatever a stranger sent. */
async function file(service: Service, call: Call): Promise<Answer> {
  const { raw } = await asked(service, call);
  const body = await raw();
  if (!body) throw gone();
  const bytes = new Uint8Array(await new Response(body).arrayBuffer());
  return {
    status: 200,
    headers: {
      'content-type': 'message/rfc822',
      'content-disposition': 'attachment; filename="mail.eml"',
      'content-security-policy': "default-src 'none'; sandbox",
    },
    bytes,
  };
}

export const quarantineRoutes: Record<string, Route> = {
  quarantine: { methods: ['GET'], route: 'quarantine', options: { maxBodyBytes: 0 }, answer: page },
  quarantineMail: {
    methods: ['GET', 'POST'],
    route: 'quarantine/mail',
    options: { maxBodyBytes: 8192 },
    answer: (service, call) => (call.request.method === 'POST' ? decide(service, call) : read(service, call)),
  },
  quarantineFile: { methods: ['GET'], route: 'quarantine/file', options: { maxBodyBytes: 0 }, answer: file },
};
