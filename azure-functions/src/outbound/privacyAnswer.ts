import type { Desk, OutgoingMail } from '../intake/ports.ts';
import { textAsHtml } from './html.ts';
import { sendOnce } from './sendOnce.ts';

/** Subject by language; English for any other. The answer itself is the officer's. */
const SUBJECTS: Readonly<Record<string, string>> = {
  en: 'Your request about your data',
  de: 'Ihre Anfrage zu Ihren Daten',
  fr: 'Votre demande concernant vos données',
  nl: 'Uw verzoek over uw gegevens',
  es: 'Su solicitud sobre sus datos',
  pl: 'Twój wniosek dotyczący danych',
  it: 'La sua richiesta sui suoi dati',
  pt: 'O seu pedido sobre os seus dados',
  sv: 'Din begäran om dina uppgifter',
};

export type PrivacyAnswer = { key: string; to: { name: string; address: string }; text: string; language: string | null };

/** Carries no mark of a ticket: what the person answers is a new mail, for whoever reads the desk's mailbox. */
export function composeAnswer({ key, to, text, language }: PrivacyAnswer): OutgoingMail {
  return {
    subject: SUBJECTS[language?.slice(0, 2) ?? 'en'] ?? SUBJECTS['en']!,
    html: `<p>${textAsHtml(text)}</p>`,
    to: [to],
    cc: [],
    headers: {},
    marker: `privacy:${key}`,
  };
}

/** Sends it once, from the desk's first mailbox. `noMailbox`: the desk has none. `unsure`: it may have been sent and is not sent again. */
export async function mailAnswer(desk: Desk, answer: PrivacyAnswer): Promise<'sent' | 'unsure' | 'noMailbox'> {
  const address = (await desk.settings()).mailboxes[0]?.address;
  const mailbox = address ? await desk.mailboxByAddress(address) : null;
  if (!mailbox) return 'noMailbox';
  const mail = composeAnswer(answer);
  const sent = await sendOnce({
    work: mail.marker,
    ledger: desk.ledger,
    mailbox,
    create: () => mailbox.createDraft(mail),
    files: async function* () {},
    drafted: async () => undefined,
  });
  return sent.outcome === 'sent' ? 'sent' : 'unsure';
}
