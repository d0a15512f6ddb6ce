import type { QuoteMark } from '@listdesk/shared/mail';

/** By these classes and ids mail programs set a quote or a signature apart; Outlook on the web prefixes them with `x_`. */
const CLASSES: Record<string, QuoteMark> = {
  gmail_attr: 'intro',
  'moz-cite-prefix': 'intro',
  'moz-forward-container': 'quote',
  yahoo_quoted: 'quote',
  protonmail_quote: 'quote',
  tutanota_quote: 'quote',
  zmail_extra: 'quote',
  hmquote: 'quote',
  gmx_quote: 'quote',
  skype_message: 'quote',
  qt: 'quote',
  'freescout-reply': 'quote',
  freshdesk_quote: 'quote',
  'front-blockquote': 'quote',
  hs_reply: 'quote',
  mail_android_quote: 'quote',
  'ms-outlook-mobile-reference-message': 'below',
  'ms-outlook-ios-reference-expand': 'below',
  gmail_signature: 'signature',
  'moz-signature': 'signature',
  protonmail_signature_block: 'signature',
  gmail_signature_prefix: 'signature',
  'front-signature': 'signature',
  'email-signature': 'signature',
};
const IDS: Record<string, QuoteMark> = {
  divrplyfwdmsg: 'below',
  appendonsend: 'below',
  'mail-editor-reference-message-container': 'below',
  'reply-intro': 'intro',
  olk_src_body_section: 'quote',
  isreplycontent: 'quote',
  yahoo_quoted: 'quote',
  replysplit: 'below',
  isforwardcontent: 'quote',
  signature: 'signature',
  'ms-outlook-mobile-signature': 'signature',
  composer_signature: 'signature',
  acompli_signature: 'signature',
  ymail_android_signature: 'signature',
  ymail_ios_signature: 'signature',
  protonmail_mobile_signature_block: 'signature',
};
/** Spark names its sections; GMX and Web.de their quote. */
const NAMES: Record<string, QuoteMark> = { quote: 'quote', messagereplysection: 'quote', messagesignaturesection: 'signature' };
/** Word's rule above "From: … Sent: …"; its colour tells Outlook 2007 from 2013. */
const WORD_RULE = /border:\s?none;\s?border-top:\s?solid\s#?(?:E1E1E1|B5C4DF|[0-9A-F]{6})\s1\.0pt/i;

export function quoteMark(tag: string, attribs: Readonly<Record<string, string>>): QuoteMark | null {
  const names = attribs['class'];
  if (names && names.length < 300) {
    for (const name of names.split(/\s+/)) {
      const found = lookUp(CLASSES, name.toLowerCase().replace(/^(?:x_)+/, ''));
      if (found) return found;
    }
  }
  const id = attribs['id'];
  if (id && id.length < 100) {
    const found = lookUp(
      IDS,
      id
        .toLowerCase()
        .replace(/^(?:x_)+/, '')
        .replace(/^yahoo_quoted_.*$/, 'yahoo_quoted'),
    );
    if (found) return found;
  }
  const named = tag === 'div' && attribs['name'] ? lookUp(NAMES, attribs['name'].toLowerCase()) : null;
  if (named) return named;
  if (tag === 'div' && attribs['style'] && WORD_RULE.test(attribs['style'].slice(0, 300))) return 'below';
  return null;
}

const lookUp = (table: Record<string, QuoteMark>, key: string): QuoteMark | null => (Object.hasOwn(table, key) ? (table[key] as QuoteMark) : null);
