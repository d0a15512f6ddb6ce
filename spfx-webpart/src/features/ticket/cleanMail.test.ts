import { cleanMail } from './cleanMail';

const NONE = { pictures: new Map<string, string>(), remote: false, quotes: true };

test.each([
  ['a script', '<p>Hi</p><script>alert(1)</script>', '<p>Hi</p>'],
  ['an event handler', '<img src="data:image/png;base64,AAAA" onerror="alert(1)">', '<img src="data:image/png;base64,AAAA">'],
  ['a form', '<form action="https://evil.example"><p>Password</p><input name="p"></form>', '<p>Password</p>'],
  ['a style sheet', '<style>@import "https://evil.example/x.css";</style><p>x</p>', '<p>x</p>'],
  ['a frame', '<iframe src="https://evil.example"></iframe><p>x</p>', '<p>x</p>'],
  ['an address in a style', '<p style="background:url(https://evil.example/p.gif)">x</p>', '<p>x</p>'],
  ['an id that could name a global', '<p id="location" class="x">x</p>', '<p>x</p>'],
])('%s is taken out', (_, html, expected) => {
  expect(cleanMail(html, NONE).html).toBe(expected);
});

test('a link that would run code leads nowhere; a web link opens outside without telling where it came from', () => {
  expect(cleanMail('<a href="javascript:alert(1)">a</a>', NONE).html).not.toContain('javascript');
  expect(cleanMail('<a href="https://nordwind.example">a</a>', NONE).html).toBe(
    '<a href="https://nordwind.example" target="_blank" rel="noopener noreferrer nofollow">a</a>',
  );
});

test('pictures of other servers stay out until they are asked for, and are named', () => {
  const html = '<p>x<img src="https://tracker.example/p.gif"></p>';
  expect(cleanMail(html, NONE)).toMatchObject({ html: '<p>x</p>', blocked: ['tracker.example'] });
  expect(cleanMail(html, { ...NONE, remote: true })).toMatchObject({ html: '<p>x<img src="https://tracker.example/p.gif"></p>', blocked: [] });
});

test('a picture whose address the service set aside is named too, and shown when asked for', () => {
  const html = '<p>x<img data-remote-src="https://shop.example/p.gif"></p>';
  expect(cleanMail(html, NONE)).toMatchObject({ html: '<p>x</p>', blocked: ['shop.example'] });
  expect(cleanMail(html, { ...NONE, remote: true })).toMatchObject({ html: '<p>x<img src="https://shop.example/p.gif"></p>', blocked: [] });
});

test('our own mark of the ticket is not shown', () => {
  expect(cleanMail('<p>Neu</p><p>Alt [ld:t12ab:AAAAAAAAAAAAAAAAAAAAAA]</p>', NONE).html).toBe('<p>Neu</p><p>Alt </p>');
});

test('an inline picture comes from our own files', () => {
  const pictures = new Map([['shot@nordwind', 'data:image/png;base64,AAAA']]);
  expect(cleanMail('<img src="cid:shot@nordwind">', { ...NONE, pictures }).html).toBe('<img src="data:image/png;base64,AAAA">');
});

test.each([
  ['Gmail', '<div>Neu</div><div class="gmail_quote">Alt</div>', '<div>Neu</div>'],
  ['Outlook', '<p>Neu</p><div id="divRplyFwdMsg">Von: A</div><p>Alt</p>', '<p>Neu</p>'],
  ['Apple Mail', '<p>Neu</p><blockquote type="cite">Alt</blockquote>', '<p>Neu</p>'],
  ['a program the service knows', '<p>Neu</p><div data-quote="below">Von: A</div><p>Alt</p>', '<p>Neu</p>'],
  ['a program that marks the line above', '<p>Neu</p><div data-quote="intro">Am Montag schrieb A:</div><blockquote>Alt</blockquote>', '<p>Neu</p>'],
  ['a program without marks', '<p>Neu</p><blockquote>Alt <blockquote>Älter</blockquote></blockquote>', '<p>Neu</p>'],
])('what %s quotes can be folded', (_, html, folded) => {
  expect(cleanMail(html, { ...NONE, quotes: false })).toMatchObject({ html: folded, quoted: true });
  expect(cleanMail(html, NONE).html).toContain('Alt');
});

test('a quotation in the middle of what somebody wrote stays', () => {
  const html = '<p>You said:</p><blockquote>Friday</blockquote><p>but it is Monday.</p>';
  expect(cleanMail(html, { ...NONE, quotes: false })).toMatchObject({ html, quoted: false });
});

test('an address of a picture that is not well-formed is no reason to show nothing', () => {
  expect(cleanMail('<p>x</p><img src="cid:%" alt="Plan">', NONE).html).toBe('<p>x</p><img alt="Plan">');
});
