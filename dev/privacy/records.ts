import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { DESTINATIONS } from '../../azure-functions/src/security/destinations.ts';
import { DEFAULT_RETENTION, personalDataRegister, titleClass } from '@listdesk/shared/privacy';
import { LIST_NAMES, LISTS, type Column, type DataClass } from '@listdesk/shared/schema';
import { RAW_MAIL_DAYS } from '../../azure-functions/src/functions/timers.ts';
import { HELD_DAYS } from '../../azure-functions/src/intake/rawQuarantine.ts';

/** Pages under docs/records that are made from the program, so that they cannot say anything else than it does. */
export const RECORDS: readonly { file: string; write: () => string }[] = [
  { file: 'processing.md', write: processing },
  { file: 'subprocessors.md', write: subprocessors },
  { file: 'retention.md', write: retention },
];

const MADE = 'Made by `node dev/privacy/records.ts` from the program; a test fails when it differs. Do not edit by hand.';
const CLASS_WORDS: Record<Exclude<DataClass, 'none'>, string> = { identity: 'names and addresses', content: 'what people wrote', trace: 'who did what when' };
/** Why a list is kept (GDPR Art. 30 (1) b); a list without a purpose does not compile. */
const PURPOSES: Record<(typeof LIST_NAMES)[number], string> = {
  Tickets: 'answer requests',
  Messages: 'answer requests',
  Contacts: 'know who asks, and what they decided about their data',
  Settings: 'run the desk',
  CannedResponses: 'write answers',
  Articles: 'help people help themselves',
  ArticleUses: 'see which articles help',
  Drafts: 'keep what an agent has not sent yet',
  Macros: 'work on tickets',
  Links: 'tie tickets together',
  Views: 'find tickets',
  Presence: 'keep two agents from answering at once',
  MailLog: 'show what happened to a mail',
  AuditLog: 'show who changed the desk (Art. 5 (2), 32)',
  PrivacyLog: 'prove what was done about requests of people (Art. 5 (2), 12)',
  Breaches: 'register of breaches (Art. 33 (5))',
  ArchivedTickets: 'keep what ended long ago until its time is over',
  ArchivedMessages: 'keep what ended long ago until its time is over',
};

function processing(): string {
  const register = personalDataRegister();
  const rows = LIST_NAMES.map((list) => {
    const kinds = (Object.keys(CLASS_WORDS) as (keyof typeof CLASS_WORDS)[]).flatMap((data) => {
      const columns = register.filter((entry) => entry.list === list && entry.data === data).map(({ column }) => column);
      return columns.length ? [`${CLASS_WORDS[data]}: ${columns.map((column) => `\`${column}\``).join(', ')}`] : [];
    });
    return `| ${LISTS[list].title} | ${PURPOSES[list]} | ${kinds.join('; ') || 'none'} |`;
  });
  const columns = LIST_NAMES.reduce((sum, list) => sum + (LISTS[list].columns as readonly Column[]).length + (titleClass(list) ? 1 : 0), 0);
  return [
    '# Record of processing',
    '',
    MADE,
    '',
    `Base for the controller's record (GDPR Art. 30 (1)). ${columns} columns, each with a class of data.`,
    '',
    '| List | Purpose | Personal data |',
    '|---|---|---|',
    ...rows,
    '',
    "**People concerned**: requesters, people in copy, agents. **Recipients**: members of the desk's groups; the service as processor (`subprocessors.md`). **Transfer to third countries**: none by us; the lists lie where your Microsoft 365 tenant lies, the service runs in an EU region.",
    '**Time limits**: `retention.md`. **Measures** (Art. 32): `../security.md`.',
    '',
    '## The service as processor (Art. 30 (2))',
    '',
    '| What | Why | How long |',
    '|---|---|---|',
    `| mail in transit | make a ticket of it, deliver answers | until the ticket is complete, at most ${RAW_MAIL_DAYS} days; held mail of a gateway at most ${HELD_DAYS} |`,
    '| keyed hashes of Message-IDs and addresses, ids, times | know a mail again, stop loops | until their row expires |',
    '| tenant id, hosts, plan, seats | licence | while the contract lasts, 30 days after | ',
    '',
  ].join('\n');
}

function subprocessors(): string {
  return [
    '# Subprocessors',
    '',
    MADE,
    '',
    'Every host the service may call; any other call is refused in the program (`azure-functions/src/security/destinations.ts`).',
    '',
    '| Host | Company | Where | What it receives |',
    '|---|---|---|---|',
    ...DESTINATIONS.map(({ host, who, where, what }) => `| \`${host}\` | ${who} | ${where} | ${what} |`),
    '',
    'Measurements go to Application Insights or a collector only when you switch them on; they hold counts and codes. The web parts call SharePoint and the service, nobody else.',
    '',
    'A change of this page is told 30 days before it takes effect; you may object.',
    '',
  ].join('\n');
}

function retention(): string {
  const [rule] = DEFAULT_RETENTION.tickets;
  return [
    '# Retention',
    '',
    MADE,
    '',
    'Days as they are set when nobody changed them. Rules can differ by type and end status of a ticket (page Privacy, Retention). Legal holds stop all of them.',
    '',
    '| What | Kept | Counted from | Then |',
    '|---|---|---|---|',
    `| tickets with messages, files, unsent answers and versions, confidential ones too | ${rule!.days} days | closing | ${rule!.then === 'delete' ? 'deleted for good' : 'emptied'} |`,
    `| mail log | ${DEFAULT_RETENTION.mailLogDays} days | the mail | deleted |`,
    `| audit log | ${DEFAULT_RETENTION.auditLogDays} days, at least 365 | the deed | deleted, with an entry that says through where |`,
    `| privacy log | ${DEFAULT_RETENTION.privacyLogDays} days, at least 365 | the answer | deleted; holds stay |`,
    '| contacts | as long as a ticket of the person; restricted, objected, undeliverable ones until somebody deletes them | their last ticket that goes | deleted for good |',
    '| canned responses, articles, settings, breaches | until somebody deletes them | | |',
    `| raw mail with the service | until the ticket is complete, at most ${RAW_MAIL_DAYS} days; held mail of a gateway at most ${HELD_DAYS} | arrival | deleted, no soft delete |`,
    '',
    'Each run writes its counts into the privacy log and the audit log.',
    '',
  ].join('\n');
}

const place = (file: string): string => fileURLToPath(new URL(`../../docs/records/${file}`, import.meta.url));
if (process.argv[1] && fileURLToPath(import.meta.url) === process.argv[1]) for (const { file, write } of RECORDS) writeFileSync(place(file), write());
