import { parseMail } from './parse.ts';

const bytes = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, 'utf8'));
const HEAD = 'From: Kim <kim@outside.example>\r\nTo: a@contoso.example\r\nSubject: =?utf-8?q?Gr=C3=B6=C3=9Fe?=\r\nMessage-ID: <1@outside.example>\r\n';

it('keeps sender, subject and id of a mail with more parts than anybody reads', async () => {
  const part = '--b\r\nContent-Type: text/plain\r\nContent-Disposition: attachment; filename=a.txt\r\n\r\nx\r\n';
  const mail = await parseMail(bytes(`${HEAD}Content-Type: multipart/mixed; boundary=b\r\n\r\n${part.repeat(10_000)}--b--`));
  expect(mail).toMatchObject({
    from: { name: 'Kim', address: 'kim@outside.example' },
    subject: 'Größe',
    internetMessageId: '<1@outside.example>',
    attachments: [],
  });
});

it('knows a mail in a mail from a file', async () => {
  const inner = 'From: x@y.example\r\nSubject: inner\r\n\r\nhello';
  const mail = await parseMail(
    bytes(
      `${HEAD}Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\nContent-Type: text/html\r\n\r\n<p>hi</p>\r\n` +
        `--b\r\nContent-Type: message/rfc822\r\nContent-Disposition: attachment; filename=i.eml\r\n\r\n${inner}\r\n` +
        '--b\r\nContent-Type: application/pdf; name=a.pdf\r\nContent-Transfer-Encoding: base64\r\n\r\nJVBERg==\r\n--b--\r\n',
    ),
  );
  expect(mail.body).toEqual({ contentType: 'html', content: '<p>hi</p>' });
  expect(mail.attachments.map(({ kind, name, bytes: content }) => [kind, name, Buffer.from(content).toString().trim()])).toEqual([
    ['item', 'i.eml', inner],
    ['file', 'a.pdf', '%PDF'],
  ]);
});

it.each([
  ['nothing at all', ''],
  ['no header', '\r\nhello'],
  ['a header without end', 'Subject: x'],
])('reads %s without a fault', async (_name, text) => {
  expect(await parseMail(bytes(text))).toMatchObject({ from: null, to: [], references: [] });
});
