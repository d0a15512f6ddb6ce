import { createHash } from 'node:crypto';
import { planIntake, SENDER_RULES_KEY, type IntakeContext, type ThreadTicket } from '@listdesk/shared/intake';
import { messageKey, SIGNATURES_KEY, TEMPLATES_KEY, ticketKey } from '@listdesk/shared/mail';
import { RULES_KEY } from '@listdesk/shared/rules';
import { DEFAULT_DESK_SETTINGS, DESK_SETTINGS_KEY } from '@listdesk/shared/schema';
import { SLA_KEY } from '@listdesk/shared/sla';
import { storedAttachmentNames, type DeskLists } from '@listdesk/shared/sharepoint';
import { applyPlan, type AppliedTicket } from '../../azure-functions/src/intake/applyPlan.ts';
import { parseMail } from '../../azure-functions/src/intake/parse/index.ts';
import type { Bench, Ratio } from './ratio.ts';
import { ADMIN, simulatedDesk } from './simulatedDesk.ts';

const MAILBOX = 'support@nordwind.example';
const NOW = '2026-11-20T10:05:00.000Z';
const FILES = 3;

/**
 * SharePoint requests for a mail on its way through the service's own parser, planner and writer, when the ledger knows the
 * thread. The floor: one `$batch` for all items, and one for each file, since SharePoint takes one file a request.
 */
export const intakeRequests: Bench = async () => {
  const desk = await simulatedDesk();
  const lists = desk.lists(ADMIN);
  const rows: Ratio[] = [];
  const measure = async (what: string, floor: number, raw: string, joined: AppliedTicket | null): Promise<AppliedTicket> => {
    const mark = desk.simulator.log.mark();
    const ticket = await takeIn(raw, lists, joined);
    rows.push({ what: `requests: ${what}`, ours: desk.simulator.log.since(mark).length, floor, unit: '', atMost: 1 });
    return ticket;
  };
  const mark = desk.simulator.log.mark();
  // As the service does, which remembers them for five minutes for all mails of the desk.
  await lists.settingValues([DESK_SETTINGS_KEY, TEMPLATES_KEY, SIGNATURES_KEY, SENDER_RULES_KEY, RULES_KEY, SLA_KEY]);
  rows.push({ what: 'requests: settings of a desk, once in five minutes', ours: desk.simulator.log.since(mark).length, floor: 1, unit: '', atMost: 1 });
  const opened = await measure('mail that opens a ticket', 1, mail('1'), null);
  const answered = await measure('mail that joins its ticket', 1, mail('2', '1'), opened);
  await measure(`mail with ${FILES} files that joins its ticket`, 1 + FILES, mail('3', '2', FILES), answered);
  await measure(`mail with ${FILES} files that opens a ticket`, 1 + FILES, mail('4', undefined, FILES), null);
  return rows;
};

const sha256 = (material: string): string => createHash('sha256').update(material).digest('hex');

async function takeIn(raw: string, lists: DeskLists, joined: AppliedTicket | null): Promise<AppliedTicket> {
  const parsed = await parseMail(new TextEncoder().encode(raw));
  const key = messageKey(parsed.mail, 'nordwind', sha256);
  const thread: ThreadTicket | null = joined && {
    id: joined.id,
    key: joined.key,
    etag: joined.etag,
    status: joined.patch?.status ?? 'New',
    closedAt: null,
    senderTakesPart: true,
  };
  const context: IntakeContext = {
    now: NOW,
    receivedAt: NOW,
    mailbox: MAILBOX,
    ourAddresses: [MAILBOX],
    settings: DEFAULT_DESK_SETTINGS,
    agentAddresses: [],
    keys: { message: key, ticket: ticketKey(key, sha256) },
    sentByUs: false,
    duplicateOf: null,
    candidates: thread ? [{ rule: 'receivedId', matched: 'x', ticket: thread }] : [],
    bounced: null,
    senderRules: [],
    acknowledgements: [],
    mailboxMessageId: null,
    storedNames: storedAttachmentNames,
  };
  const bytes = new Map(parsed.files.map((file) => [file.sha256, file.bytes]));
  const plan = planIntake(parsed, context);
  const applied = await applyPlan(plan, { lists, contentOf: async (file) => bytes.get(file.sha256) ?? null, replan: () => plan });
  if (applied.outcome !== 'applied') throw new Error(`the mail was not taken in: ${plan.verdict} (${plan.reason}), ${applied.outcome}`);
  return applied.ticket;
}

function mail(id: string, answers?: string, files = 0): string {
  const boundary = 'part-of-mail';
  const attached = Array.from({ length: files }, (_, n) => [
    `--${boundary}`,
    `Content-Type: application/octet-stream; name="f${n}.bin"`,
    `Content-Disposition: attachment; filename="f${n}.bin"`,
    'Content-Transfer-Encoding: base64',
    '',
    Buffer.from(`file ${n}`).toString('base64'),
  ]);
  return [
    'From: Oliver Whitfield <oliver.whitfield@nordwind.example>',
    `To: ${MAILBOX}`,
    'Subject: Printer on fire',
    `Message-ID: <${id}@nordwind.example>`,
    'Date: Fri, 20 Nov 2026 10:00:00 +0000',
    ...(answers ? [`In-Reply-To: <${answers}@nordwind.example>`] : []),
    'MIME-Version: 1.0',
    `Content-Type: multipart/mixed; boundary="${boundary}"`,
    '',
    `--${boundary}`,
    'Content-Type: text/plain; charset=utf-8',
    '',
    `It still burns, says mail ${id}.`,
    ...attached.flat(),
    `--${boundary}--`,
    '',
  ].join('\r\n');
}
