import type { InboundMail } from '../mail/index.ts';
import type { IntakeContext, ThreadCandidate, ThreadRule } from './context.ts';
import type { IntakePlan, PlannedAction } from './plan.ts';
import { planIntake } from './planIntake.ts';

const SETTINGS = { acknowledge: true, reopenWithinDays: 14 };
const NOW = '2026-01-15T08:00:00.000Z';
const VOUCHED = { dmarc: 'pass', spf: 'pass', dkim: 'pass', aligned: true } as const;
const KATHARINA = { name: 'Katharina', address: 'katharina@nordwind.example' };

const mail = (over: Partial<InboundMail> = {}, headers: Record<string, string> = {}): InboundMail => ({
  from: KATHARINA,
  to: [{ name: '', address: 'support@nordwind.example' }],
  cc: [],
  replyTo: [],
  subject: 'Printer',
  messageId: '<1@nordwind.example>',
  inReplyTo: null,
  references: [],
  date: '2026-01-15T07:59:00.000Z',
  text: 'It burns.',
  html: '',
  headers: new Map(Object.entries(headers).map(([name, value]) => [name, [value]])),
  attachments: [],
  deliveryReport: null,
  authentication: VOUCHED,
  warnings: [],
  ...over,
});

const context = (over: Partial<IntakeContext> = {}): IntakeContext => ({
  now: NOW,
  receivedAt: null,
  mailbox: 'support@nordwind.example',
  ourAddresses: ['support@nordwind.example', 'hr@nordwind.example'],
  settings: SETTINGS,
  agentAddresses: ['aylin@nordwind.example'],
  keys: { message: 'm1', ticket: 't1' },
  sentByUs: false,
  duplicateOf: null,
  candidates: [],
  bounced: null,
  senderRules: [],
  acknowledgements: [],
  mailboxMessageId: 'AAMk',
  storedNames: (names) => [...names],
  ...over,
});

const candidate = (rule: ThreadRule, over: Partial<ThreadCandidate['ticket']> = {}): ThreadCandidate => ({
  rule,
  matched: 'hash',
  ticket: { id: 4711, key: 't0', etag: '"3"', status: 'Pending', closedAt: null, senderTakesPart: true, ...over },
});

const plan = (over: Partial<InboundMail> = {}, around: Partial<IntakeContext> = {}, headers: Record<string, string> = {}): IntakePlan => {
  const one = mail(over, headers);
  return planIntake({ mail: one, cleanHtml: '', visibleText: one.text }, context(around));
};
const action = <K extends PlannedAction['do']>(made: IntakePlan, kind: K): Extract<PlannedAction, { do: K }> | undefined =>
  (made.actions as PlannedAction[]).find((one): one is Extract<PlannedAction, { do: K }> => one.do === kind);

describe('a new mail', () => {
  test('makes contact, ticket and message and is acknowledged once', () => {
    const made = plan();
    expect(made.verdict).toBe('ticket');
    expect(made.actions.map((one) => one.do)).toEqual(['ensureContact', 'createTicket', 'addMessage', 'acknowledge']);
    expect(action(made, 'createTicket')?.ticket).toMatchObject({
      key: 't1',
      subject: 'Printer',
      status: 'New',
      requester: KATHARINA,
      mailbox: 'support@nordwind.example',
      preview: 'It burns.',
    });
    expect(action(made, 'addMessage')?.message).toMatchObject({
      key: 'm1',
      ticketKey: 't1',
      kind: 'Mail',
      evidence: { rule: 'new' },
      verified: true,
      sentAt: '2026-01-15T07:59:00.000Z',
      fullText: '',
    });
    expect(made.log).toMatchObject({ key: 'm1', outcome: 'ticket', reason: 'new', ticketKey: 't1' });
  });

  test.each<[string, Partial<InboundMail>, Record<string, string>, Partial<IntakeContext>, string]>([
    ['machines', {}, { 'auto-submitted': 'auto-generated' }, {}, 'auto-submitted: auto-generated; new'],
    ['unverified senders', { authentication: null }, {}, {}, 'new; not acknowledged: sender not verified'],
    ['senders whose domain says no', { authentication: { ...VOUCHED, dmarc: 'fail' } }, {}, {}, 'new; not acknowledged: sender not verified'],
    ['a switched off desk', {}, {}, { settings: { ...SETTINGS, acknowledge: false } }, 'new; not acknowledged: switched off'],
    ['agents', { from: { name: '', address: 'aylin@nordwind.example' } }, {}, {}, 'new; not acknowledged: sender is an agent'],
    ['whom nothing automatic goes to', {}, {}, { silence: 'restricted or objected' }, 'new; not acknowledged: restricted or objected'],
    [
      'the third mail of one subject in three hours',
      { subject: 'AW: Printer' },
      {},
      {
        acknowledgements: [
          { at: '2026-01-15T07:00:00Z', subject: 'Printer' },
          { at: '2026-01-15T07:30:00Z', subject: 'Re: printer' },
        ],
      },
      'new; not acknowledged: limit for this subject',
    ],
    [
      'the eleventh mail in three hours',
      {},
      {},
      { acknowledgements: Array.from({ length: 10 }, (_, i) => ({ at: '2026-01-15T07:00:00Z', subject: `s${i}` })) },
      'new; not acknowledged: limit for this address',
    ],
  ])('no acknowledgement to %s', (_, over, headers, around, reason) => {
    const made = plan(over, around, headers);
    expect(made.verdict).toBe('ticket');
    expect(action(made, 'acknowledge')).toBeUndefined();
    expect(made.log?.reason).toBe(reason);
  });

  test('Cc takes part on the word of a verified sender only, our mailboxes never', () => {
    const cc = [
      { name: '', address: 'oliver@nordwind.example' },
      { name: '', address: 'hr@nordwind.example' },
    ];
    expect(action(plan({ cc }), 'createTicket')?.ticket.cc).toEqual(['oliver@nordwind.example']);
    expect(action(plan({ cc, authentication: null }), 'createTicket')?.ticket.cc).toEqual([]);
    expect(action(plan({ cc }, { settings: { ...SETTINGS, ccTakesPart: false } }), 'createTicket')?.ticket.cc).toEqual([]);
  });

  test.each<[string, string, Record<string, string>, string | null]>([
    ['what the program says', 'Seit heute früh druckt der Drucker nicht, und ich kann nicht arbeiten.', { 'content-language': 'fr-CA' }, 'fr-CA'],
    ['else of what is written', 'Seit heute früh druckt der Drucker nicht, und ich kann nicht arbeiten.', {}, 'de'],
    ['else nobody knows', 'Drucker kaputt', {}, null],
  ])('the language is %s', (_, text, headers, language) => {
    const made = plan({ text }, {}, headers);
    expect([action(made, 'createTicket')?.ticket.language, action(made, 'ensureContact')?.contact.language, action(made, 'acknowledge')?.language]).toEqual([
      language,
      language,
      language,
    ]);
  });

  test('Reply-To is never who somebody is', () => {
    expect(action(plan({ replyTo: [{ name: '', address: 'ceo@nordwind.example' }] }), 'createTicket')?.ticket.requester).toEqual(KATHARINA);
  });

  test('a date of the future is not believed', () => {
    expect(action(plan({ date: '2030-01-01T00:00:00.000Z' }, { receivedAt: '2026-01-15T07:59:30.000Z' }), 'addMessage')?.message.sentAt).toBe(
      '2026-01-15T07:59:30.000Z',
    );
  });

  test('without subject the first words are the subject; without sender there is no contact', () => {
    const made = plan({ subject: '', from: null });
    expect(action(made, 'createTicket')?.ticket.subject).toBe('It burns.');
    expect(action(made, 'ensureContact')).toBeUndefined();
  });

  test('files over a limit keep their line and say why they are missing', () => {
    const file = (fileName: string, size: number) => ({ fileName, contentType: 'x/y', size, sha256: '', inline: false, contentId: null });
    const stored = action(plan({ attachments: [file('a', 160 * 1024 * 1024), file('b', 1)] }), 'addMessage')?.message.attachments;
    expect(stored).toMatchObject([
      { fileName: 'a', storedName: null, omitted: 'tooLarge' },
      { fileName: 'b', storedName: 'b' },
    ]);
  });

  test.each([
    ['setup.EXE', true],
    ['invoice.pdf.exe', true],
    ['invoice.exe.txt', true],
    ['setup.exe. ', true],
    ['exe', false],
    ['exempt.txt', false],
    ['notes.txt', false],
  ])('75: %s by a desk that keeps no programs: left out is %s', (fileName, left) => {
    const file = { fileName, contentType: 'application/octet-stream', size: 10, sha256: 'x', inline: false, contentId: null };
    const [message] = plan({ attachments: [file] }, { settings: { ...SETTINGS, blockedEndings: ['exe'] } }).actions.flatMap((each) =>
      each.do === 'addMessage' ? [each.message] : [],
    );
    expect(message!.attachments[0]).toMatchObject(
      left ? { fileName, storedName: null, omitted: 'blocked' } : { fileName, storedName: expect.any(String) as string },
    );
  });
  test('a large file goes to the library under a name that says nothing of the sender', () => {
    const file = { fileName: 'Hoffmann.zip', contentType: 'x/y', size: 11 * 1024 * 1024, sha256: '', inline: false, contentId: null };
    const stored = action(plan({ attachments: [file] }), 'addMessage')?.message;
    expect(stored?.attachments).toMatchObject([{ fileName: 'Hoffmann.zip', storedName: `library:${stored?.key}-1.zip` }]);
  });
});

describe('which ticket a mail belongs to', () => {
  const stranger = { senderTakesPart: false };
  test.each<[string, ThreadCandidate[], Partial<InboundMail>, string, string]>([
    ['an id we sent', [candidate('sentId')], {}, 'reply', 'joined by sentId'],
    ['an id we sent, from a stranger', [candidate('sentId', stranger)], {}, 'reply', 'joined by sentId'],
    ['a signed mark', [candidate('marker', stranger)], {}, 'reply', 'joined by marker'],
    ['the number, by somebody who takes part', [candidate('number')], {}, 'reply', 'joined by number'],
    ['the number, by a stranger', [candidate('number', stranger)], {}, 'ticket', 'new: number found, but the sender takes no part'],
    ['the conversation, by a stranger', [candidate('conversation', stranger)], {}, 'ticket', 'new: conversation found, but the sender takes no part'],
    [
      'the number, by a verified agent',
      [candidate('number', stranger)],
      { from: { name: '', address: 'aylin@nordwind.example' } },
      'reply',
      'joined by number',
    ],
    [
      'the number, by somebody with an agent’s address',
      [candidate('number', stranger)],
      { from: { name: '', address: 'aylin@nordwind.example' }, authentication: null },
      'ticket',
      'new: number found, but the sender takes no part',
    ],
    [
      'the stronger rule wins whatever the order',
      [candidate('number', { id: 1, key: 'tn' }), candidate('receivedId', { key: 'tr' })],
      {},
      'reply',
      'joined by receivedId',
    ],
    ['nothing', [], {}, 'ticket', 'new'],
  ])('%s', (_, candidates, over, verdict, reason) => {
    expect(plan(over, { candidates })).toMatchObject({ verdict, reason });
  });
});

describe('what a reply changes', () => {
  const patch = (status: ThreadCandidate['ticket']['status'], over: Partial<InboundMail> = {}, headers: Record<string, string> = {}) =>
    action(plan(over, { candidates: [candidate('sentId', { status })] }, headers), 'updateTicket')?.patch;
  test.each([
    ['New', undefined],
    ['Open', undefined],
    ['Pending', 'Open'],
    ['Solved', 'Open'],
  ] as const)('%s becomes %s', (status, after) => {
    expect(patch(status)?.status).toBe(after);
    expect(patch(status)).toMatchObject({ lastMessageAt: NOW, lastMessageFrom: 'Requester', preview: 'It burns.' });
  });
  test('out of office reopens nothing', () => {
    expect(patch('Solved', {}, { 'auto-submitted': 'auto-replied' })).toEqual({ lastMessageAt: NOW });
  });
  test('a reply is never acknowledged', () => {
    expect(action(plan({}, { candidates: [candidate('sentId')] }), 'acknowledge')).toBeUndefined();
  });
});

describe('a closed ticket', () => {
  const closed = (closedAt: string | null, headers: Record<string, string> = {}) =>
    plan({}, { candidates: [candidate('sentId', { status: 'Closed', closedAt })] }, headers);
  test('reopens within the days of the desk', () => {
    expect(action(closed('2026-01-02T08:00:00Z'), 'updateTicket')?.patch).toMatchObject({ status: 'Open', closedAt: null, solvedAt: null });
  });
  test('later becomes a new ticket that names the old one', () => {
    const made = closed('2025-12-31T08:00:00Z');
    expect(made.verdict).toBe('ticket');
    expect(action(made, 'addMessage')?.message.evidence).toEqual({ rule: 'new', matched: 'follows #4711, closed for more than 14 days' });
    expect(action(made, 'linkTicket')).toEqual({ do: 'linkTicket', ticketKey: 't1', to: { key: 't0', number: 4711 } });
    expect(action(plan(), 'linkTicket')).toBeUndefined();
  });
  test('in the archive becomes a new ticket that names the old one, however lately it was closed', () => {
    const made = plan({}, { candidates: [candidate('sentId', { status: 'Solved', archived: true })] });
    expect(action(made, 'addMessage')?.message.evidence).toEqual({ rule: 'new', matched: 'follows #4711, which is in the archive' });
    expect(action(made, 'linkTicket')).toEqual({ do: 'linkTicket', ticketKey: 't1', to: { key: 't0', number: 4711 } });
  });
  test('keeps automatic mail without reopening', () => {
    const made = closed('2025-01-01T08:00:00Z', { 'auto-submitted': 'auto-replied' });
    expect(made.verdict).toBe('reply');
    expect(action(made, 'updateTicket')?.patch.status).toBeUndefined();
  });

  const often = { ...SETTINGS, reopens: [{ minutes: 1440, max: 2 }] };
  const hours = (...ago: number[]): string[] => ago.map((each) => new Date(Date.parse(NOW) - each * 3_600_000).toISOString());
  test.each<[string, Partial<ThreadCandidate['ticket']>, Record<string, string>, 'reply' | 'ticket', string]>([
    ['once today opens again', { status: 'Solved', reopenedAt: hours(2) }, {}, 'reply', 'joined by sentId'],
    ['twice today is a new ticket', { status: 'Solved', reopenedAt: hours(2, 5) }, {}, 'ticket', 'new: follows #4711, opened again 2 times in 1440 minutes'],
    ['twice, the first the day before, opens again', { status: 'Closed', closedAt: hours(1)[0]!, reopenedAt: hours(2, 25) }, {}, 'reply', 'joined by sentId'],
    [
      'twice is a new ticket when closed too',
      { status: 'Closed', closedAt: hours(1)[0]!, reopenedAt: hours(2, 5) },
      {},
      'ticket',
      'new: follows #4711, opened again 2 times in 1440 minutes',
    ],
    [
      'twice keeps what machines say',
      { status: 'Solved', reopenedAt: hours(2, 5) },
      { 'auto-submitted': 'auto-replied' },
      'reply',
      'auto-submitted: auto-replied; joined by sentId',
    ],
    ['twice and open now is no reason', { status: 'Open', reopenedAt: hours(2, 5) }, {}, 'reply', 'joined by sentId'],
  ])('opened again %s', (_, ticket, headers, verdict, reason) => {
    const made = plan({}, { settings: often, candidates: [candidate('sentId', ticket)] }, headers);
    expect([made.verdict, made.log?.reason]).toEqual([verdict, reason]);
    expect(action(made, 'acknowledge') !== undefined).toBe(verdict === 'ticket');
  });

  test.each<[string | null, number, 'reply' | 'ticket']>([
    ['Never', 0, 'ticket'],
    ['Long', 100, 'reply'],
    ['Other', 13, 'reply'],
    ['Other', 15, 'ticket'],
    [null, 13, 'reply'],
    ['constructor', 15, 'ticket'],
  ])('of the category %s, closed %i days ago: %s', (category, days, verdict) => {
    const settings = { ...SETTINGS, reopenDaysOf: { Never: 0, Long: 365 } };
    expect(plan({}, { settings, candidates: [candidate('sentId', { status: 'Closed', category, closedAt: hours(days * 24)[0]! })] }).verdict).toBe(verdict);
  });
});

describe('agents who write by mail', () => {
  const aylin = { from: { name: 'Aylin', address: 'aylin@nordwind.example' } };
  const joined = { candidates: [candidate('sentId', { senderTakesPart: false })] };
  test('a verified agent answers the requester', () => {
    const made = plan(aylin, joined);
    expect(action(made, 'addMessage')?.message).toMatchObject({ kind: 'Reply', delivery: 'Queued', to: [], mailboxMessageId: null });
    expect(action(made, 'updateTicket')?.patch).toMatchObject({ lastMessageFrom: 'Agent' });
  });
  test('a requester who stands among the recipients gets it once', () => {
    const made = plan({ ...aylin, cc: [KATHARINA] }, joined);
    expect(action(made, 'addMessage')?.message).toMatchObject({ kind: 'Reply', delivery: 'None' });
  });
  test('somebody who only claims the address is shown to agents alone, and nothing leaves', () => {
    const made = plan({ ...aylin, authentication: { ...VOUCHED, dmarc: 'fail' } }, joined);
    expect(action(made, 'addMessage')?.message).toMatchObject({ kind: 'Note', delivery: 'None', verified: false });
    expect(action(made, 'updateTicket')?.patch).toEqual({ lastNoteAt: NOW });
  });
  test('an agent who asked himself is a requester', () => {
    expect(action(plan(aylin, { candidates: [candidate('sentId')] }), 'addMessage')?.message.kind).toBe('Mail');
  });
});

describe('what is not taken in', () => {
  test.each<[string, Partial<InboundMail>, Partial<IntakeContext>, string, string]>([
    ['our own mailbox', { from: { name: '', address: 'hr@nordwind.example' } }, {}, 'drop', 'ours'],
    ['what we sent', {}, { sentByUs: true }, 'drop', 'ours'],
    ['a duplicate', {}, { duplicateOf: 'm0' }, 'drop', 'duplicate'],
    ['a blocked address', {}, { senderRules: [{ match: 'address', value: 'Katharina@nordwind.example', action: 'block' }] }, 'drop', 'blocked'],
    [
      'a blocked domain with its subdomains',
      { from: { name: '', address: 'a@mail.spam.example' } },
      { senderRules: [{ match: 'domain', value: 'spam.example', action: 'block' }] },
      'drop',
      'blocked',
    ],
    ['a quarantined subject', {}, { senderRules: [{ match: 'subject', value: 'PRINT', action: 'quarantine' }] }, 'quarantine', 'quarantined'],
  ])('%s', (_, over, around, verdict, outcome) => {
    const made = plan(over, around);
    expect(made).toMatchObject({ verdict, actions: [] });
    expect(made.log?.outcome).toBe(outcome);
  });

  test('an allowed address goes before a blocked domain, if it is verified', () => {
    const senderRules = [
      { match: 'domain' as const, value: 'nordwind.example', action: 'block' as const },
      { match: 'address' as const, value: KATHARINA.address, action: 'allow' as const },
    ];
    expect(plan({}, { senderRules }).verdict).toBe('ticket');
    expect(plan({ authentication: null }, { senderRules }).verdict).toBe('drop');
  });
});

describe('a bounce', () => {
  const deliveryReport = {
    action: 'failed',
    status: '5.1.1',
    recipient: 'gone@nordwind.example',
    diagnostic: 'unknown user',
    originalMessageId: '<o@x.example>',
  } as const;
  test('joins the ticket of the mail that came back, flags the address, changes no status', () => {
    const made = plan({ deliveryReport }, { bounced: candidate('sentId', { status: 'Closed' }) });
    expect(made.verdict).toBe('reply');
    expect(action(made, 'addMessage')?.message).toMatchObject({ kind: 'System', evidence: { rule: 'bounce' } });
    expect(action(made, 'updateTicket')?.patch).toEqual({ lastMessageAt: NOW });
    expect(action(made, 'flagContact')).toMatchObject({ address: 'gone@nordwind.example', undeliverable: '5.1.1 unknown user' });
  });
  test('a delay flags nobody', () => {
    expect(
      action(plan({ deliveryReport: { ...deliveryReport, action: 'delayed', status: '4.4.1' } }, { bounced: candidate('sentId') }), 'flagContact'),
    ).toBeUndefined();
  });
  test('told by a notice somebody subscribed to: of our mail a bounce, of other mail a mail', () => {
    const from = { name: '', address: 'no-reply@sns.amazonaws.com' };
    const text = '{"notificationType":"Bounce","bounce":{"bounceType":"Permanent","bouncedRecipients":[{"emailAddress":"gone@x.example","status":"5.1.1"}]}}';
    expect(plan({ from, text })).toMatchObject({ verdict: 'ticket', log: { outcome: 'automatic' } });
    expect(plan({ from, text }, { bounced: candidate('sentId') })).toMatchObject({ verdict: 'reply', reason: 'bounce: amazon ses' });
  });
  test('of a mail that was not ours is dropped with a line in the log', () => {
    const made = plan({ deliveryReport });
    expect(made).toMatchObject({ verdict: 'drop', log: { outcome: 'bounce' } });
  });
});

describe('an answer to what was forwarded to somebody outside', () => {
  const forwarded: ThreadCandidate = { ...candidate('sentId', { senderTakesPart: false, status: 'Pending' }), internal: true };
  const supplier = { from: { name: 'Supplier', address: 'service@supplier.example' } };
  test('is for agents alone and wakes the ticket without changing what the requester sees of it', () => {
    const made = plan(supplier, { candidates: [forwarded] });
    expect(action(made, 'addMessage')?.message).toMatchObject({ kind: 'Note', delivery: 'None' });
    expect(action(made, 'updateTicket')?.patch).toEqual({ lastNoteAt: NOW, status: 'Open', snoozedUntil: null });
  });
  test('never answers the requester, even when an agent wrote it', () => {
    const made = plan({ from: { name: '', address: 'aylin@nordwind.example' } }, { candidates: [forwarded] });
    expect(action(made, 'addMessage')?.message).toMatchObject({ kind: 'Note', delivery: 'None' });
    // Nobody outside has answered, so nothing waits for anybody who did not before.
    expect(action(made, 'updateTicket')?.patch).toEqual({ lastNoteAt: NOW });
  });
  test('stays among agents when somebody in Cc wrote it, and its words are not shown to the requester', () => {
    const made = plan({}, { candidates: [{ ...forwarded, ticket: { ...forwarded.ticket, senderTakesPart: true } }] });
    expect(action(made, 'addMessage')?.message.kind).toBe('Note');
    expect(action(made, 'updateTicket')?.patch.preview).toBeUndefined();
  });
  test('is an ordinary answer when the requester wrote it', () => {
    expect(
      action(plan({}, { candidates: [{ ...forwarded, ticket: { ...forwarded.ticket, senderTakesPart: true, senderIsRequester: true } }] }), 'addMessage')
        ?.message.kind,
    ).toBe('Mail');
  });
});

describe('what is held', () => {
  const rule = (action: 'allow' | 'block' | 'quarantine') => ({ senderRules: [{ match: 'domain' as const, value: 'nordwind.example', action }] });
  test.each<[string, Partial<IntakeContext>, string, string]>([
    ['too many mails', { flood: 'more than 100 mails in 10 minutes from this sender' }, 'quarantine', 'more than 100 mails in 10 minutes from this sender'],
    ['too many of a sender who is allowed', { flood: 'more', ...rule('allow') }, 'ticket', 'new'],
    ['a sender by rule', rule('quarantine'), 'quarantine', 'rule: domain'],
    ['a sender by rule, let out by an agent', { ...rule('quarantine'), released: true }, 'ticket', 'new'],
    ['a blocked sender, let out by an agent', { ...rule('block'), released: true }, 'ticket', 'new'],
    ['too many mails, let out by an agent', { flood: 'more', released: true }, 'ticket', 'new'],
  ])('%s', (_, around, verdict, reason) => {
    const made = plan({}, around);
    expect(made).toMatchObject({ verdict, reason });
    expect(made.log?.key).toBe('m1');
  });
});

test.each([
  ['failed', '5.1.1', true],
  ['delayed', '4.4.1', false],
  ['failed', null, true],
] as const)('a bounce that %s with %s marks the message: %s', (how, status, marks) => {
  const report = { action: how, status, recipient: KATHARINA.address, diagnostic: null, originalMessageId: '<sent@x>' };
  const made = plan({ from: { name: '', address: 'postmaster@nordwind.example' }, deliveryReport: report }, { bounced: candidate('sentId') });
  expect(action(made, 'markBounced')?.internetMessageId).toBe(marks ? '<sent@x>' : undefined);
});

describe('a mail handed on', () => {
  const text = 'Please look.\n\nFrom: Oliver <oliver@outside.example>\nSent: Monday\nTo: Aylin\nSubject: Printer\n\nIt smokes.';
  const forward = { subject: 'FW: Printer', text };
  test('by an agent is the request of the one who wrote it; nobody is acknowledged', () => {
    const made = plan({ ...forward, from: { name: 'Aylin', address: 'aylin@nordwind.example' } });
    expect(action(made, 'createTicket')?.ticket.requester).toEqual({ name: 'Oliver', address: 'oliver@outside.example' });
    expect(action(made, 'ensureContact')?.contact.address).toBe('oliver@outside.example');
    expect(action(made, 'addMessage')?.message.from.address).toBe('aylin@nordwind.example');
    expect(action(made, 'acknowledge')).toBeUndefined();
    expect(made.log?.reason).toBe('new; not acknowledged: sender is an agent; forwarded by an agent, from oliver@outside.example');
  });
  test.each<[string, Partial<InboundMail>]>([
    ['by a requester stays his own', {}],
    ['by somebody who only claims to be an agent stays his own', { from: { name: '', address: 'aylin@nordwind.example' }, authentication: null }],
  ])('%s', (_, over) => {
    const sender = over.from ?? KATHARINA;
    expect(action(plan({ ...forward, ...over }), 'createTicket')?.ticket.requester).toEqual(sender);
  });
  test('by somebody else, or under a stranger’s number, is told to the agent, who decides', () => {
    const hints = (over: Partial<InboundMail>, around: Partial<IntakeContext> = {}) => action(plan(over, around), 'addMessage')?.message.evidence.hints;
    expect(hints(forward)).toEqual({ original: { name: 'Oliver', address: 'oliver@outside.example' } });
    expect(hints({ replyTo: [{ name: 'Team', address: 'team@nordwind.example' }] })).toEqual({ answersTo: { name: 'Team', address: 'team@nordwind.example' } });
    expect(hints({ replyTo: [{ name: 'Team', address: 'team@nordwind.example' }] }, { candidates: [candidate('sentId')] })).toEqual({
      answersTo: { name: 'Team', address: 'team@nordwind.example' },
    });
    expect(hints({}, { candidates: [candidate('number', { senderTakesPart: false })] })).toEqual({ names: 4711 });
    expect(hints({})).toBeUndefined();
  });
  test('where answers are wished at is said, and changes nothing', () => {
    const made = plan({ replyTo: [{ name: '', address: 'team@nordwind.example' }] });
    expect(made.log?.reason).toBe('new; answers wished at team@nordwind.example');
    expect(action(made, 'createTicket')?.ticket.requester).toEqual(KATHARINA);
  });
});
