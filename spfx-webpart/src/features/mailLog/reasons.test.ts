import { makeSay } from '../../ui/words/say';
import { heapsOf, HEAPS, outcomesOf, sinceOf } from './outcomes';
import { mailLogCsv } from './csv';
import { reasonSentences } from './reasons';
import en from './words/en';
import de from './words/de';
import { MAIL_OUTCOMES } from '@listdesk/shared/intake';

const say = makeSay(en, 'en-GB');
const why = (reason: string, words = say) => reasonSentences({ reason }, words).join(' ');

test.each([
  ['new', 'It answers no earlier mail.'],
  ['joined by sentId', 'It answers a mail of this ticket.'],
  [
    'auto-submitted: auto-replied; joined by conversation',
    'It is an automatic answer. It belongs to the same conversation in the mailbox, and its sender takes part in the ticket.',
  ],
  ['list-id; new', 'It comes from a mailing list. It answers no earlier mail.'],
  [
    'new; not acknowledged: sender not verified',
    'It answers no earlier mail. The sender was not told: the domain did not vouch for the mail, and an answer could hit somebody else.',
  ],
  ['new: follows #4711, closed for more than 14 days', 'It follows ticket 4711, which was closed more than 14 days ago.'],
  ['new: follows #4711, opened again 5 times in 1440 minutes', 'It follows ticket 4711, which mail had opened again 5 times in 1440 minutes.'],
  ['rule: domain; deleted by an agent', 'A sender rule names this domain. Somebody of the desk deleted it.'],
  ['new; not acknowledged: restricted or objected', 'It answers no earlier mail. The sender was not told: this person’s data is restricted, or they objected.'],
  ['new; not acknowledged: mail to this address comes back', 'It answers no earlier mail. The sender was not told: mail to this address came back lately.'],
  ['new: number found, but the sender takes no part', 'The subject names a ticket, but the sender takes no part in it.'],
  ['bounce: delivery report: failed 5.1.1', 'A server says that it could not be delivered. The address is unknown (5.1.1).'],
  ['bounce: delivery report: delayed 4.9.9', 'A server says that delivery takes longer. The receiving server refused it for now (4.9.9).'],
  ['bounce: mailer-daemon, of no mail of ours', 'A server sent it back. The mail it speaks of was not ours, so nothing was done.'],
  [
    'five tries ended with lists.denied; the mail is still in the mailbox without the mark ListDesk',
    'Five tries ended with an error (lists.denied). In the mailbox it has no category ListDesk.',
  ],
  ['precedence: junk; new', 'It is a notification of a program. It answers no earlier mail.'],
  [
    'more mails than 100 in 10 minutes or 300 in 60 minutes from this sender',
    'This sender sent more mails than the desk takes in (100 in 10 minutes or 300 in 60 minutes).',
  ],
  [
    'more mails than 10000 in 10 minutes to all desks of the organisation',
    'More mails came to all desks of the organisation together than are taken in (10000 in 10 minutes).',
  ],
  ['something a later version writes', 'Recorded reason: something a later version writes.'],
  ['', ''],
])('%s', (reason, sentence) => expect(why(reason)).toBe(sentence));

test('no sentence shows a place or a key, in either language', () => {
  const reasons = [
    'new',
    'rule: domain',
    'same as m-1',
    'we sent it',
    'bounce: delivery report',
    'new; not acknowledged: limit for this subject',
    'x-loop; new',
    'read receipt; new',
  ];
  for (const words of [say, makeSay(de, 'de-DE')]) for (const reason of reasons) expect(why(reason, words)).not.toMatch(/[{}]|log\.|Recorded|Vermerkt/);
});

test('every outcome is on exactly one heap, so the heaps add up', () => {
  expect(HEAPS.flatMap(outcomesOf).sort()).toEqual([...MAIL_OUTCOMES].sort());
  const outcomes = Object.fromEntries(MAIL_OUTCOMES.map((outcome, at) => [outcome, at + 1]));
  const heaps = heapsOf({ total: 55, outcomes: { ...outcomes, later: 7 } as never });
  expect(Object.values(heaps).reduce((sum, count) => sum + count, 0)).toBe(55 + 7);
  expect(heaps.new).toBe(1);
});

test('a week begins at midnight, six days before today', () => {
  const now = new Date(2026, 10, 21, 13, 22).getTime();
  expect(sinceOf('today', now)).toBe(new Date(2026, 10, 21).toISOString());
  expect(sinceOf('week', now)).toBe(new Date(2026, 10, 15).toISOString());
  expect(sinceOf('all', now)).toBeUndefined();
});

test.each(['=1+1', '+1', '-1', '@SUM(1)', '\t=1', '\r=1', '\n=1', '\0=1', ' =1', '＝1'])('81: %j is no formula in a spreadsheet', (subject) => {
  const entry = { key: 'a', at: '', mailbox: '', from: subject, subject, outcome: 'ticket' as const, reason: 'new', ticketKey: null, messageId: null };
  expect(mailLogCsv([entry], new Map(), say, 'en-GB').split('"')).toEqual(expect.arrayContaining([`'${subject}`]));
});

test('a subject cannot become a formula in a spreadsheet, quotation marks and separators stay in their cell', () => {
  const entry = {
    key: 'a',
    at: '2026-11-21T12:00:00.000Z',
    mailbox: 's@x.example',
    from: 'a@x.example',
    subject: '=HYPERLINK("http://x";"1")',
    outcome: 'ticket' as const,
    reason: 'new',
    ticketKey: 't',
    messageId: null,
  };
  const line = mailLogCsv([entry], new Map([['t', 7]]), say, 'en-GB').split('\r\n')[1];
  expect(line).toBe('"2026-11-21T12:00:00.000Z","New ticket","a@x.example","\'=HYPERLINK(""http://x"";""1"")","It answers no earlier mail.","7","s@x.example"');
});
