import { hostOf, htmlLinks, linkMisleads, MAX_MAIL_LINKS } from './htmlLinks.ts';

test('what is read, and where it leads', () =>
  expect(
    htmlLinks(
      '<p>See <a href="https://evil.example/a?b=1&amp;c=2" rel="noopener"><b>micro</b><span>soft</span>.com</a> or <a href="mailto:x@y.example">write</a><a>nothing</a> <a href="https://evil.example/"><img src="cid:1" alt="Sign in" /></a></p>',
    ),
  ).toEqual([
    { shown: 'microsoft.com', target: 'https://evil.example/a?b=1&c=2' },
    { shown: 'write', target: 'mailto:x@y.example' },
    { shown: '[Sign in]', target: 'https://evil.example/' },
  ]));

test('the same link once, and not without end', () => {
  expect(htmlLinks('<a href="https://a.example">A</a>'.repeat(9))).toHaveLength(1);
  expect(htmlLinks(Array.from({ length: 500 }, (_, at) => `<a href="https://a.example/${at}">A</a>`).join(''))).toHaveLength(MAX_MAIL_LINKS);
});

test('links that never end cost no more than their length', () => {
  const started = process.cpuUsage().user;
  htmlLinks('<a href="https://a.example">'.repeat(20_000));
  expect((process.cpuUsage().user - started) / 1000).toBeLessThan(1_000);
});

test.each([
  ['https://a.example/x', 'a.example'],
  ['HTTPS://A.Example:8443?x', 'a.example'],
  ['https://microsoft.com@evil.example/', 'evil.example'],
  ['https:\\\\evil.example\\@good.example', 'evil.example'],
  ['https:evil.example', 'evil.example'],
  ['https://%65vil.example./', 'evil.example'],
  ['https://%zz/', '%zz'],
  ['mailto:a@b.example?subject=x', 'b.example'],
  ['tel:+49', ''],
])('%s leads to %s', (target, host) => expect(hostOf(target)).toBe(host));

test.each([
  ['microsoft.com', 'https://evil.example/', true],
  ['https://login.microsoft.com/common', 'https://login.microsoft.com.evil.example/', true],
  ['www.microsoft.com', 'https://microsoft.com@evil.example', true],
  ['help@microsoft.com', 'mailto:help@evil.example', true],
  ['Go to (bank.example) now', 'https://bank-example.net', true],
  ['rechnung.pdf', 'https://files.example/1', false],
  ['https://evil.pdf/', 'https://files.example/1', true],
  ['microsoft.com', 'https://www.microsoft.com/de', false],
  ['support.microsoft.com', 'https://microsoft.com/support', false],
  ['Click here', 'https://evil.example/', false],
  ['z.B. hier', 'https://evil.example/', false],
  ['+49 30 1234', 'tel:+49301234', false],
])('%s to %s: %s', (shown, target, misleads) => expect(linkMisleads({ shown, target })).toBe(misleads));
