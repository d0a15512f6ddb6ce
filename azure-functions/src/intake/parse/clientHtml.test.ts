import { parseMail } from './index.ts';

const OWN_DIVS = '<div>It works again, thank you.</div><div><br></div><div>Only the scanner is missing.</div>';
const WANTED = 'It works again, thank you. Only the scanner is missing.';

/** An answer as each program writes its HTML, markup and class names as they are on the wire. */
const ANSWERS: [string, string][] = [
  [
    'Gmail',
    `<div dir="ltr">${OWN_DIVS}</div><br><div class="gmail_quote gmail_quote_container"><div dir="ltr" class="gmail_attr">On Sun, Feb 1, 2026 at 6:32 PM Support &lt;<a href="mailto:s@desk.example">s@desk.example</a>&gt; wrote:<br></div><blockquote class="gmail_quote" style="margin:0px 0px 0px 0.8ex;border-left:1px solid rgb(204,204,204);padding-left:1ex"><div>Does it work?</div></blockquote></div>`,
  ],
  [
    'Gmail, older',
    `<div dir="ltr">${OWN_DIVS}</div><div class="gmail_extra"><br><div class="gmail_quote">2026-02-01 18:32 GMT+01:00 Support <span dir="ltr">&lt;<a href="mailto:s@desk.example">s@desk.example</a>&gt;</span>:<br><blockquote class="gmail_quote">Does it work?</blockquote></div></div>`,
  ],
  [
    'Gmail with signature',
    `<div dir="ltr">${OWN_DIVS}<div><br clear="all"></div><div>-- <br><div dir="ltr" class="gmail_signature" data-smartmail="gmail_signature">Katharina<br>Nordwind</div></div></div><br><div class="gmail_quote"><div dir="ltr" class="gmail_attr">Am So., 1. Feb. 2026 um 18:32 Uhr schrieb Support &lt;s@desk.example&gt;:<br></div><blockquote class="gmail_quote">Läuft es?</blockquote></div>`,
  ],
  [
    'Gmail, Hebrew',
    `<div dir="rtl">${OWN_DIVS}</div><br><div class="gmail_quote"><div dir="rtl" class="gmail_attr">\u202bבתאריך יום א׳, 1 בפבר׳ 2026 ב-18:32 מאת \u202aSupport\u202c\u200f &lt;\u202as@desk.example\u202c\u200f&gt;:\u202c<br></div><blockquote class="gmail_quote">?</blockquote></div>`,
  ],
  [
    'Outlook desktop',
    `<div class="WordSection1"><p class="MsoNormal">It works again, thank you.<o:p></o:p></p><p class="MsoNormal">Only the scanner is missing.<o:p></o:p></p><p class="MsoNormal"><o:p>&nbsp;</o:p></p><div><div style="border:none;border-top:solid #E1E1E1 1.0pt;padding:3.0pt 0cm 0cm 0cm"><p class="MsoNormal"><b>From:</b> Support &lt;s@desk.example&gt;<br><b>Sent:</b> Sunday, February 1, 2026 6:32 PM<br><b>To:</b> Katharina<br><b>Subject:</b> Printer<o:p></o:p></p></div></div><p class="MsoNormal">Does it work?</p></div>`,
  ],
  [
    'Outlook desktop, German',
    `<div class="WordSection1"><p class="MsoNormal">It works again, thank you.</p><p class="MsoNormal">Only the scanner is missing.</p><div style="border:none;border-top:solid #B5C4DF 1.0pt;padding:3.0pt 0cm 0cm 0cm"><p class="MsoNormal"><b><span>Von:</span></b><span> Support [mailto:s@desk.example] <br><b>Gesendet:</b> Sonntag, 1. Februar 2026 18:32<br><b>An:</b> Katharina<br><b>Betreff:</b> Drucker</span></p></div><p class="MsoNormal">Läuft es?</p></div>`,
  ],
  [
    'Outlook on the web',
    `<div class="elementToProof" style="font-family: Aptos">It works again, thank you.</div><div class="elementToProof"><br></div><div class="elementToProof">Only the scanner is missing.</div><div id="appendonsend"></div><hr style="display:inline-block;width:98%" tabindex="-1"><div id="divRplyFwdMsg" dir="ltr"><font face="Calibri" style="font-size:11pt"><b>From:</b> Support &lt;s@desk.example&gt;<br><b>Sent:</b> Sunday, February 1, 2026 6:32 PM<br><b>To:</b> Katharina<br><b>Subject:</b> Printer</font><div>&nbsp;</div></div><div>Does it work?</div>`,
  ],
  [
    'Outlook on the web, read by another',
    `<div>It works again, thank you.</div><div>Only the scanner is missing.</div><div id="x_appendonsend"></div><hr><div id="x_divRplyFwdMsg"><b>Von:</b> Support<br><b>Gesendet:</b> Sonntag, 1. Februar 2026<br><b>An:</b> Katharina<br><b>Betreff:</b> Drucker</div><div>Läuft es?</div>`,
  ],
  [
    'Outlook for iOS',
    `<div dir="ltr">It works again, thank you.</div><div dir="ltr">Only the scanner is missing.</div><div dir="ltr"><br></div><div class="ms-outlook-mobile-signature" id="ms-outlook-mobile-signature"><div>Get <a href="https://aka.ms/o0ukef">Outlook for iOS</a></div></div><div id="mail-editor-reference-message-container"><hr><div id="divRplyFwdMsg"><b>From:</b> Support<br><b>Sent:</b> Sunday<br><b>To:</b> K<br><b>Subject:</b> P</div>Does it work?</div>`,
  ],
  [
    'Outlook for Mac',
    `<div>${OWN_DIVS}</div><div id="mail-editor-reference-message-container"><div style="border:none;border-top:solid #B5C4DF 1.0pt;padding:3.0pt 0in 0in 0in"><p><b>From: </b>Support &lt;s@desk.example&gt;<br><b>Date: </b>Sunday, 1 February 2026 at 18:32<br><b>To: </b>Katharina<br><b>Subject: </b>Printer</p></div><p>Does it work?</p></div>`,
  ],
  [
    'Hotmail',
    `<div dir="ltr">${OWN_DIVS}<br><div><hr id="stopSpelling">From: s@desk.example<br>To: k@nordwind.example<br>Subject: Printer<br>Date: Sun, 1 Feb 2026 18:32:11 +0000<br><br>Does it work?</div></div>`,
  ],
  [
    'Apple Mail',
    `<html><body style="word-wrap: break-word">It works again, thank you.<div><br></div><div>Only the scanner is missing.<br><div><br><blockquote type="cite"><div>On 1 Feb 2026, at 18:32, Support &lt;s@desk.example&gt; wrote:</div><br class="Apple-interchange-newline"><div>Does it work?</div></blockquote></div><br></div></body></html>`,
  ],
  [
    'iPhone',
    `<div dir="auto">It works again, thank you.</div><div dir="auto">Only the scanner is missing.</div><br id="lineBreakAtBeginningOfSignature"><div dir="ltr">Von meinem iPhone gesendet</div><div dir="ltr"><br><blockquote type="cite">Am 01.02.2026 um 18:32 schrieb Support &lt;s@desk.example&gt;:<br><br></blockquote></div><blockquote type="cite"><div dir="ltr">Läuft es?</div></blockquote>`,
  ],
  [
    'Thunderbird',
    `<body><p>It works again, thank you.</p><p>Only the scanner is missing.<br></p><div class="moz-cite-prefix">Am 01.02.26 um 18:32 schrieb Support:<br></div><blockquote type="cite" cite="mid:x@desk.example"><p>Läuft es?</p></blockquote><br><div class="moz-signature">-- <br>Katharina</div></body>`,
  ],
  [
    'Thunderbird, answer below',
    `<body><div class="moz-cite-prefix">On 2/1/26 6:32 PM, Support wrote:<br></div><blockquote type="cite" cite="mid:x"><p>Does it work?</p></blockquote><p>It works again, thank you.</p><p>Only the scanner is missing.</p></body>`,
  ],
  [
    'Yahoo',
    `<div class="yahoo-style-wrap"><div dir="ltr">It works again, thank you.</div><div dir="ltr">Only the scanner is missing.</div><div><br></div></div><div id="ydp1yahoo_quoted_1" class="ydp1yahoo_quoted"><div style="font-family:sans-serif"><div>On Sunday, February 1, 2026 at 06:32:11 PM GMT+1, Support &lt;s@desk.example&gt; wrote:</div><div><br></div><div>Does it work?</div></div></div>`,
  ],
  [
    'Yahoo, older',
    `<div><div>It works again, thank you.</div><div>Only the scanner is missing.</div><div class="qtdSeparateBR"><br></div><div class="yahoo_quoted" style="display: block;"><div>On Sunday, 1 February 2026, 18:32, Support wrote:</div><div>Does it work?</div></div></div>`,
  ],
  [
    'Proton',
    `<div style="font-family: Arial">It works again, thank you.</div><div><br></div><div>Only the scanner is missing.</div><div class="protonmail_signature_block"><div class="protonmail_signature_block-proton">Sent with <a href="https://proton.me">Proton Mail</a> secure email.</div></div><div class="protonmail_quote">On Sunday, February 1st, 2026 at 6:32 PM, Support &lt;s@desk.example&gt; wrote:<br><blockquote class="protonmail_quote" type="cite">Does it work?</blockquote></div>`,
  ],
  [
    'Samsung',
    `<html><body><div dir="auto">It works again, thank you.</div><div dir="auto">Only the scanner is missing.</div><div dir="auto"><br></div><div id="composer_signature" dir="auto"><div style="font-size:85%">Sent from my Galaxy</div></div><div><br></div><div align="left" dir="auto" style="font-size:100%;color:#000000"><div>-------- Original message --------</div><div>From: Support &lt;s@desk.example&gt; </div><div>Date: 01/02/2026 18:32 (GMT+01:00) </div><div>To: k@nordwind.example </div><div>Subject: Printer </div><div><br></div></div>Does it work?</body></html>`,
  ],
  [
    'GMX',
    `<html><body><div style="font-family: Verdana;font-size: 12.0px;"><div>It works again, thank you.</div><div>&nbsp;</div><div>Only the scanner is missing.</div><div>&nbsp;<div name="quote" style="margin:10px 5px 5px 10px; padding: 10px 0 10px 10px; border-left:2px solid #C3D9E5;"><div style="margin:0 0 10px 0;"><b>Gesendet:</b>&nbsp;Sonntag, 1. Februar 2026 um 18:32<br/><b>Von:</b>&nbsp;Support &lt;s@desk.example&gt;<br/><b>An:</b>&nbsp;k@gmx.example<br/><b>Betreff:</b>&nbsp;Drucker</div><div name="quoted-content">Läuft es?</div></div></div></div></body></html>`,
  ],
  [
    'GMX, newer',
    `<div>It works again, thank you.</div><div>Only the scanner is missing.</div><div class="gmx-signature"></div><div id="isReplyContent" style="margin:10px 5px;"><div><b>Gesendet:</b> Sonntag, 1. Februar 2026</div>Läuft es?</div>`,
  ],
  [
    'Web.de app',
    `<html><body><div dir="auto">It works again, thank you.</div><div dir="auto">Only the scanner is missing.</div><div dir="auto">--<br>Gesendet mit der WEB.DE Mail App</div><div class="quote" name="quote"><div>Am 01.02.26, 18:32 schrieb Support &lt;s@desk.example&gt;:</div><blockquote>Läuft es?</blockquote></div></body></html>`,
  ],
  [
    'Lotus Notes',
    `<font size=2 face="sans-serif">It works again, thank you.</font><br><br><font size=2 face="sans-serif">Only the scanner is missing.</font><br><br><br><br><table width=100%><tr valign=top><td><font size=1 color=#5f5f5f face="sans-serif">Von: &nbsp; &nbsp; &nbsp; &nbsp;</font><font size=1>Support &lt;s@desk.example&gt;</font></td></tr><tr><td><font size=1>An: &nbsp; &nbsp; &nbsp; &nbsp;</font><font size=1>Katharina/Nordwind@Nordwind</font></td></tr><tr><td><font size=1>Datum: &nbsp; &nbsp; &nbsp; &nbsp;</font><font size=1>01.02.2026 18:32</font></td></tr><tr><td><font size=1>Betreff: &nbsp; &nbsp; &nbsp; &nbsp;</font><font size=1>Drucker</font></td></tr></table><br><hr noshade><br><tt>Läuft es?</tt>`,
  ],
  [
    'Lotus Notes, inherited',
    `<div>It works again, thank you.</div><div>Only the scanner is missing.</div><br><font color="#990099">-----Support &lt;s@desk.example&gt; wrote: -----</font><div class="iNotesHistory" style="padding-left:5px;"><div style="padding-right:0px;padding-left:5px;border-left:solid black 2px;">To: k@nordwind.example<br>From: Support<br>Date: 02/01/2026 06:32PM<br>Subject: Printer<br><br>Does it work?</div></div>`,
  ],
  [
    'Zimbra',
    `<html><body><div style="font-family: arial">${OWN_DIVS}<br><hr id="zwchr" data-marker="__DIVIDER__"><div data-marker="__HEADERS__"><b>From: </b>"Support" &lt;s@desk.example&gt;<br><b>To: </b>"Katharina"<br><b>Sent: </b>Sunday, 1 February, 2026 18:32:11<br><b>Subject: </b>Printer<br></div><div data-marker="__QUOTED_TEXT__">Does it work?</div></div></body></html>`,
  ],
  [
    'Roundcube',
    `<p>It works again, thank you.</p><p>Only the scanner is missing.</p><p id="reply-intro">Am 2026-02-01 18:32, schrieb Support:</p><blockquote type="cite" style="padding: 0 0.4em">Läuft es?</blockquote>`,
  ],
  [
    'Zoho',
    `<div style="font-family: Verdana">${OWN_DIVS}<br></div><div class="zmail_extra" data-zbluepencil-ignore="true"><br><div id="Zm-_Id_-Sgn1">---- On Sun, 01 Feb 2026 18:32:11 +0100 <b>Support &lt;s@desk.example&gt;</b> wrote ---<br></div><blockquote>Does it work?</blockquote></div>`,
  ],
  [
    'Tuta',
    `<div>It works again, thank you.</div><div>Only the scanner is missing.</div><div>1. Feb. 2026, 18:32 von s@desk.example:<br></div><blockquote class="tutanota_quote">Läuft es?</blockquote>`,
  ],
  [
    'eM Client',
    `<div>${OWN_DIVS}</div><div><br></div><div>------ Original Message ------</div><div>From "Support" &lt;<a href="mailto:s@desk.example">s@desk.example</a>&gt;</div><div>To k@nordwind.example</div><div>Date 01.02.2026 18:32:11</div><div>Subject Printer</div><div><br></div><div id="x1"><blockquote cite="x" type="cite" class="cite2">Does it work?</blockquote></div>`,
  ],
  [
    'mail.ru',
    `<HTML><BODY><div>It works again, thank you.</div><div>Only the scanner is missing.</div><blockquote style="border-left:1px solid #0857A6; margin:10px; padding:0 0 0 10px;">Воскресенье, 1 февраля 2026, 18:32 +03:00 от Support &lt;s@desk.example&gt;:<br>&nbsp;<div id="">Работает?</div></blockquote></BODY></HTML>`,
  ],
  [
    'Yandex',
    `<div>It works again, thank you.</div><div>Only the scanner is missing.</div><div>&nbsp;</div><div>01.02.2026, 18:32, "Support" &lt;s@desk.example&gt;:</div><blockquote><p>Работает?</p></blockquote>`,
  ],
  [
    'QQ',
    `<div>It works again, thank you.</div><div>Only the scanner is missing.</div><div><br></div><div style="font-size: 12px;padding:2px 0;">------------------&nbsp;原始邮件&nbsp;------------------</div><div style="font-size: 12px;background:#efefef;padding:8px;"><div><b>发件人:</b>&nbsp;"Support"&lt;s@desk.example&gt;;</div><div><b>发送时间:</b>&nbsp;2026年2月1日(星期天) 晚上6:32</div><div><b>收件人:</b>&nbsp;"k"&lt;k@nordwind.example&gt;;</div><div><b>主题:</b>&nbsp;打印机</div></div><div>可以吗？</div>`,
  ],
  [
    '163',
    `<div style="line-height:1.7"><p style="margin: 0;">It works again, thank you.</p><p style="margin: 0;">Only the scanner is missing.</p><p>At 2026-02-01 18:32:11, "Support" &lt;s@desk.example&gt; wrote:</p><blockquote id="isReplyContent" style="PADDING-LEFT: 1ex">Does it work?</blockquote></div>`,
  ],
  [
    'Naver',
    `<div>It works again, thank you.</div><div>Only the scanner is missing.</div><div>&nbsp;</div><blockquote style="border-left-color: rgb(0, 0, 0); border-left-width: 2px;"><div>-----Original Message-----<br><b>From:</b> "Support"&lt;s@desk.example&gt; <br><b>To:</b> k <br><b>Sent:</b> 2026-02-01 (일) 18:32:11 <br><b>Subject:</b> 프린터<br><br></div>됩니까?</blockquote>`,
  ],
  [
    'Thunderbird, which handed a mail on without a word of its own',
    `<div class="moz-forward-container">-------- Weitergeleitete Nachricht --------<table><tr><th>Betreff: </th><td>Drucker</td></tr><tr><th>Datum: </th><td>1.2.2026</td></tr><tr><th>Von: </th><td>A &lt;a@x.example&gt;</td></tr><tr><th>An: </th><td>k@x.example</td></tr></table><p>It works again, thank you.</p><p>Only the scanner is missing.</p></div>`,
  ],
  [
    'Spark',
    `<div name="messageBodySection"><div>It works again, thank you.</div><div>Only the scanner is missing.</div></div><div name="messageSignatureSection"><br><div>Katharina</div></div><div name="messageReplySection">On 1 Feb 2026 at 18:32 +0100, Support &lt;s@desk.example&gt;, wrote:<br><blockquote type="cite">Does it work?</blockquote></div>`,
  ],
  [
    'Front',
    `<div>It works again, thank you.</div><div>Only the scanner is missing.</div><div class="front-signature">Katharina</div><div class="front-blockquote"><div>On February 1, 2026, s@desk.example wrote:</div><blockquote>Does it work?</blockquote></div>`,
  ],
  [
    'Yahoo on a telephone',
    `<div>It works again, thank you.</div><div>Only the scanner is missing.</div><br><div id="ymail_android_signature"><a href="https://mail.yahoo.example">Yahoo Mail: Search, organize, conquer</a></div><br><blockquote><div><div>On Sun, Feb 1, 2026 at 18:32, Support</div><div>&lt;s@desk.example&gt; wrote:</div></div><div>Does it work?</div></blockquote>`,
  ],
  [
    'a server that warns above and a company that warns below',
    `<table><tr><td>CAUTION: This email originated from outside of the organization. Do not click links unless you know the sender.</td></tr></table><div>It works again, thank you.</div><div>Only the scanner is missing.</div><p>This message is confidential and meant for its recipient only. Whoever has received it by mistake is asked to delete it and to say so.</p>`,
  ],
  [
    'a desk of another maker',
    `<div>It works again, thank you.</div><div>Only the scanner is missing.</div><div>On Sun, 1 Feb 2026 at 18:32, Support &lt;s@desk.example&gt; wrote:</div><blockquote><div>## Please reply above this line ##</div><div>Does it work?</div></blockquote>`,
  ],
];

const mailOf = (html: string): Buffer =>
  Buffer.from(
    `From: k@nordwind.example\r\nTo: support@desk.example\r\nSubject: Re: Printer\r\nMIME-Version: 1.0\r\nContent-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\n${html}`,
    'utf8',
  );
const visibleOf = async (html: string): Promise<string> => (await parseMail(mailOf(html))).visibleText.replace(/\s+/g, ' ').trim();

test.each(ANSWERS)('an answer of %s', async (_, html) => expect(await visibleOf(html)).toBe(WANTED));

/** What looks like a quote and is the writer's own. */
const OWN_HTML: [string, string, string][] = [
  [
    'an indented passage',
    '<p>The message says:</p><blockquote>Paper jam in tray 2.</blockquote><p>What now?</p>',
    'The message says: > Paper jam in tray 2. What now?',
  ],
  [
    'answers between quoted lines',
    '<blockquote type="cite">Does it work?</blockquote><p>Yes.</p><blockquote type="cite">And the scanner?</blockquote><p>No.</p>',
    '> Does it work? Yes. > And the scanner? No.',
  ],
  ['a table', '<table><tr><th>Date</th><th>Value</th></tr><tr><td>1.2.</td><td>3</td></tr></table><p>Right?</p>', 'Date Value 1.2. 3 Right?'],
  ['a rule in the middle', '<p>First.</p><hr><p>Second.</p>', 'First. ________________________________ Second.'],
  [
    'only a forwarded mail',
    '<div class="gmail_quote"><div dir="ltr" class="gmail_attr">---------- Forwarded message ---------<br>From: A &lt;a@x.example&gt;<br>Date: Sun, 1 Feb 2026<br>Subject: Bill<br>To: k@nordwind.example</div><br>Please pay.</div>',
    'Please pay.',
  ],
];
test.each(OWN_HTML)('the own words stay: %s', async (_, html, wanted) => expect(await visibleOf(html)).toContain(wanted));
