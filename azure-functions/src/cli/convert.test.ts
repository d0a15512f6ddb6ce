import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { convert, ConvertedDesk } from './convert.ts';

const FIXTURES = join(__dirname, '../../test/fixtures/mail');
const NOW = '2026-01-15T08:00:00.000Z';
const line = (name: string, desk?: ConvertedDesk) => convert(readFileSync(join(FIXTURES, `${name}.eml`)), { file: name, now: NOW, ...(desk ? { desk } : {}) });

test('the line has exactly the promised fields', async () => {
  expect(Object.keys(await line('winmail'))).toEqual([
    'file',
    'verdict',
    'reason',
    'automatic',
    'bounce',
    'from',
    'to',
    'cc',
    'replyTo',
    'subject',
    'messageId',
    'inReplyTo',
    'references',
    'date',
    'visibleText',
    'text',
    'html',
    'attachments',
    'warnings',
  ]);
});

test('a mail is a ticket; its files are named by the hash of their bytes', async () => {
  expect(await line('uuencode')).toMatchObject({
    verdict: 'ticket',
    automatic: null,
    bounce: null,
    from: { name: 'Katharina Hoffmann', address: 'katharina@nordwind.example' },
    date: '2026-01-15T08:00:00.000Z',
    attachments: [{ fileName: 'cat.txt', size: 3, sha256: '48735c4fae42d1501164976afec76730b9e5fe467f680bdd8daff4bb77674045', inline: false, contentId: null }],
  });
});

test('an answer to a mail of the same run is a reply, alone it is a ticket', async () => {
  const desk = new ConvertedDesk();
  await convert(Buffer.from('From: a@x.example\nMessage-ID: <sent-by-us@nordwind.example>\nSubject: Printer\n\nx'), { file: 'first', now: NOW, desk });
  expect(await line('gmail-reply', desk)).toMatchObject({ verdict: 'reply', reason: 'joined by receivedId' });
  expect(await line('gmail-reply')).toMatchObject({ verdict: 'ticket' });
});

test('a bounce joins the ticket of the mail that came back', async () => {
  const desk = new ConvertedDesk();
  await convert(Buffer.from('From: a@x.example\nMessage-ID: <sent-by-us@nordwind.example>\nSubject: Printer\n\nx'), { file: 'first', now: NOW, desk });
  expect(await line('bounce', desk)).toMatchObject({
    verdict: 'reply',
    automatic: null,
    bounce: { severity: 'hard', status: '5.1.1', recipient: 'gone@other.example' },
  });
  expect(await line('bounce')).toMatchObject({ verdict: 'drop' });
});

test('a bounce without a report joins it too, by the Message-ID in the copy below its words', async () => {
  const desk = new ConvertedDesk();
  await convert(Buffer.from('From: a@x.example\nMessage-ID: <sent-by-us@nordwind.example>\nSubject: Printer\n\nx'), { file: 'first', now: NOW, desk });
  const prose = `From: MAILER-DAEMON@mx.example
Subject: failure notice

<gone@other.example>: no such user

--- Below this line is a copy of the message.

From: support@nordwind.example
Message-ID: <sent-by-us@nordwind.example>
`;
  expect(await convert(Buffer.from(prose), { file: 'prose', now: NOW, desk })).toMatchObject({
    verdict: 'reply',
    bounce: { severity: 'hard', recipient: 'gone@other.example', originalMessageId: '<sent-by-us@nordwind.example>' },
  });
});

test('our own mail is dropped', async () => {
  expect(
    await convert(Buffer.from('From: support@nordwind.example\nSubject: x\n\nx'), { file: 'own', now: NOW, mailbox: 'support@nordwind.example' }),
  ).toMatchObject({ verdict: 'drop', reason: 'sent from one of our mailboxes' });
});
