/** Mails made to cost time or memory: quality.md A5, cases 87 to 96, in our own words. */
export type HostileMail = { name: string; bytes: Buffer };

const HEAD =
  'From: a@example.com\r\nTo: support@example.com\r\nSubject: s\r\nMessage-ID: <1@example.com>\r\nDate: Thu, 15 Jan 2026 08:00:00 +0000\r\nMIME-Version: 1.0\r\n';

export function hostileMails(): HostileMail[] {
  const text = (body: string): string => `${HEAD}Content-Type: text/plain\r\n\r\n${body}`;
  const html = (body: string): string => `${HEAD}Content-Type: text/html\r\n\r\n${body}`;
  const header = (lines: string): string => `${HEAD}${lines}\r\n\r\nbody`;
  const cases: [string, string][] = [
    ['87 nested multiparts, 5,000', nested(5_000)],
    ['88 message in message, 1,000', `${HEAD}${'Content-Type: message/rfc822\r\n\r\nSubject: in\r\n'.repeat(1_000)}\r\nend`],
    ['89 empty parts, 100,000', `${HEAD}Content-Type: multipart/mixed; boundary=b\r\n\r\n${'--b\r\n\r\n'.repeat(100_000)}--b--`],
    [
      '89 attachments, 1,000',
      `${HEAD}Content-Type: multipart/mixed; boundary=b\r\n\r\n${'--b\r\nContent-Type: image/png; name=a.png\r\nContent-Disposition: attachment\r\n\r\nx\r\n'.repeat(1_000)}--b--`,
    ],
    ['90 one header of 5 MB', header(`X-Long: ${'a '.repeat(2_500_000)}`)],
    ['90 headers, 100,000', header(Array.from({ length: 100_000 }, (_, i) => `X-${i}: v`).join('\r\n'))],
    ['90 references, 100,000', header(`References: ${Array.from({ length: 100_000 }, (_, i) => `<${i}@example.com>`).join('\r\n ')}`)],
    ['90 encoded words, 50,000', header(`X-Words: ${'=?utf-8?Q?=C3=A4?= '.repeat(50_000)}`)],
    ['90 parameter pieces, 20,000', `${HEAD}Content-Type: text/plain; ${Array.from({ length: 20_000 }, (_, i) => `name*${i}=a`).join(';\r\n ')}\r\n\r\nbody`],
    ['91 address groups, 5,000', header(`Cc: ${'g:'.repeat(5_000)}a@example.com${';'.repeat(5_000)}`)],
    ['91 address comments, 20,000', header(`Cc: ${'('.repeat(20_000)}a${')'.repeat(20_000)} a@example.com`)],
    ['91 open quotes', header(`Cc: ${'"'.repeat(60_001)}`)],
    ['92 punycode', text('xn--a.'.repeat(22))],
    ['92 spaces, 120 kB', text(' '.repeat(120_000))],
    ['92 links, 480 kB', text('http://a.b/c?d='.repeat(32_000))],
    ['92 addresses, 128 kB', text('a@b.com\r\n'.repeat(14_000))],
    ['92 quote marks, 200 kB', text('> '.repeat(100_000))],
    ['92 quoted lines, 400 kB', text('> On x wrote:\r\n'.repeat(28_000))],
    ['92 almost attributions', text('On Monday, 1 Jan 2020 at 10:00 someone <a@b.c>\r\n'.repeat(8_000))],
    ['92 almost headers', text('From: a\r\nx\r\n'.repeat(40_000))],
    ['92 begin lines', text('begin 644 a\r\n'.repeat(40_000))],
    ['93 nested tags, 100,000', html('<div>'.repeat(100_000))],
    ['93 nested tags, 99', html(`${'<div>'.repeat(95)}x`.repeat(500))],
    ['93 siblings, 200,000', html('<b>a</b>'.repeat(200_000))],
    ['93 attributes, 100,000', html(`<p ${Array.from({ length: 100_000 }, (_, i) => `a${i}=1`).join(' ')}>x</p>`)],
    ['93 open comments, 100,000', html('<!--'.repeat(100_000))],
    ['93 open tags', html('<a href="'.repeat(60_000))],
    ['93 styles', html(`<p style="${'color:red;'.repeat(20_000)}">x</p>`)],
    ['93 entities', html('&amp'.repeat(100_000))],
    ['95 quoted-printable, 1 MB', `${HEAD}Content-Type: text/plain\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n${'=\r\n'.repeat(350_000)}`],
    ['96 boundary prefixes', `${HEAD}Content-Type: multipart/mixed; boundary=b\r\n\r\n${'--bb\r\n'.repeat(100_000)}`],
    ['96 dashes, 1 MB', `${HEAD}Content-Type: multipart/mixed; boundary=b\r\n\r\n${'-'.repeat(1_000_000)}`],
    ['96 nulls', text('\0'.repeat(300_000))],
  ];
  return cases.map(([name, mail]) => ({ name, bytes: Buffer.from(mail, 'latin1') }));
}

function nested(levels: number): string {
  let mail = HEAD;
  for (let i = 0; i < levels; i++) mail += `Content-Type: multipart/mixed; boundary=b${i}\r\n\r\n--b${i}\r\n`;
  return `${mail}\r\nend`;
}
