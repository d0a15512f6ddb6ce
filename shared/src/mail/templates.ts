import { baseLanguage } from './words.ts';

/** What leaves in words the customer may change. `newTicket` is the first mail of a ticket an agent opens. */
export const TEMPLATE_NAMES = ['acknowledgement', 'reply', 'newTicket', 'forward'] as const;
export type TemplateName = (typeof TEMPLATE_NAMES)[number];

/**
 * Liquid with a few filters; values are data, never code. `language` is a BCP 47 tag, or `und` for writers whose language nobody knows.
 * `body` is HTML. An acknowledgement knows only `ticket.number` and `desk.name`: nobody can make us carry their words.
 */
export type MailTemplate = { name: TemplateName; language: string; subject: string; body: string };
export const UNDETERMINED = 'und';

/** Key of the item in the Settings list that holds the customer's templates, as an array. */
export const TEMPLATES_KEY = 'templates';
export const MAX_TEMPLATES = 100;
export const MAX_TEMPLATE_CHARS = 20_000;
export const MAX_TEMPLATE_SUBJECT_CHARS = 500;

/** Keeps what is whole; a template broken by hand is left out, so that the default takes its place. */
export function parseTemplates(value: unknown): MailTemplate[] {
  if (!Array.isArray(value)) return [];
  return value.slice(0, MAX_TEMPLATES).flatMap((each: unknown): MailTemplate[] => {
    const { name, language, subject, body } = (each ?? {}) as Record<string, unknown>;
    const known = TEMPLATE_NAMES.find((one) => one === name);
    if (!known || typeof language !== 'string' || !/^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$/.test(language)) return [];
    if (
      typeof subject !== 'string' ||
      subject.length > MAX_TEMPLATE_SUBJECT_CHARS ||
      typeof body !== 'string' ||
      !body.trim() ||
      body.length > MAX_TEMPLATE_CHARS
    )
      return [];
    return [{ name: known, language: language.toLowerCase(), subject, body }];
  });
}

/**
 * The customer's in this language, then ours in it, then the customer's and ours in the desk's language, then those for everybody.
 * Best first; never empty. `deskLanguage` null: English stands in, and somebody of unknown language gets the words for everybody first.
 */
export function templatesFor(name: TemplateName, language: string | null, own: readonly MailTemplate[], deskLanguage: string | null = null): MailTemplate[] {
  const find = (list: readonly MailTemplate[], tag: string): MailTemplate[] => list.filter((each) => each.name === name && each.language === tag);
  const inLanguage = (tag: string | null): MailTemplate[] => {
    const exact = tag?.trim().toLowerCase();
    const base = baseLanguage(tag);
    return exact && base ? [...find(own, exact), ...find(own, base), ...find(DEFAULT_TEMPLATES, base)] : [];
  };
  const forEverybody =
    language || deskLanguage
      ? [...inLanguage(deskLanguage), ...find(own, 'en'), ...find(own, UNDETERMINED)]
      : [...find(own, UNDETERMINED), ...find(own, 'en'), ...own.filter((each) => each.name === name), ...find(DEFAULT_TEMPLATES, UNDETERMINED)];
  return [...inLanguage(language), ...forEverybody, ...find(DEFAULT_TEMPLATES, 'en')];
}

const acknowledgements: readonly [language: string, subject: string, paragraphs: readonly string[]][] = [
  [
    'en',
    'We have received your message',
    [
      'Thank you for your message. We have received it under the number #{{ ticket.number }} and will answer as soon as we can.',
      'To add something, simply reply to this mail.',
    ],
  ],
  [
    'de',
    'Ihre Nachricht ist eingegangen',
    [
      'Vielen Dank für Ihre Nachricht. Sie ist unter der Nummer #{{ ticket.number }} bei uns eingegangen; wir antworten so bald wie möglich.',
      'Wenn Sie etwas ergänzen möchten, antworten Sie einfach auf diese Mail.',
    ],
  ],
  [
    'fr',
    'Nous avons bien reçu votre message',
    [
      'Merci de votre message. Il est enregistré sous le numéro #{{ ticket.number }} ; nous vous répondrons dès que possible.',
      'Pour ajouter quelque chose, répondez simplement à ce courriel.',
    ],
  ],
  [
    'es',
    'Hemos recibido su mensaje',
    [
      'Gracias por su mensaje. Lo hemos registrado con el número #{{ ticket.number }} y responderemos lo antes posible.',
      'Para añadir algo, responda simplemente a este correo.',
    ],
  ],
  [
    'it',
    'Abbiamo ricevuto il suo messaggio',
    [
      'Grazie per il suo messaggio. È stato registrato con il numero #{{ ticket.number }}; risponderemo appena possibile.',
      'Per aggiungere qualcosa, risponda semplicemente a questa e-mail.',
    ],
  ],
  [
    'nl',
    'Wij hebben uw bericht ontvangen',
    [
      'Bedankt voor uw bericht. Het is bij ons geregistreerd onder nummer #{{ ticket.number }}; we antwoorden zo snel mogelijk.',
      'Wilt u iets toevoegen, beantwoord dan deze e-mail.',
    ],
  ],
  [
    'pl',
    'Otrzymaliśmy Państwa wiadomość',
    [
      'Dziękujemy za wiadomość. Zarejestrowaliśmy ją pod numerem #{{ ticket.number }} i odpowiemy najszybciej, jak to możliwe.',
      'Aby coś dodać, wystarczy odpowiedzieć na tę wiadomość.',
    ],
  ],
  [
    'pt',
    'Recebemos a sua mensagem',
    [
      'Obrigado pela sua mensagem. Foi registada com o número #{{ ticket.number }} e responderemos assim que possível.',
      'Para acrescentar algo, basta responder a este e-mail.',
    ],
  ],
  [
    'sv',
    'Vi har tagit emot ditt meddelande',
    [
      'Tack för ditt meddelande. Vi har registrerat det med numret #{{ ticket.number }} och svarar så snart vi kan.',
      'Om du vill lägga till något är det bara att svara på detta mejl.',
    ],
  ],
];

const html = (paragraphs: readonly string[]): string => [...paragraphs, '{{ desk.name }}'].map((each) => `<p>${each}</p>`).join('');
const paragraphsOf = (language: string): readonly string[] => acknowledgements.find(([each]) => each === language)?.[2] ?? [];
const frame = (name: TemplateName, subject: string): MailTemplate[] =>
  ['en', UNDETERMINED].map((language) => ({ name, language, subject, body: '{{ content }}{{ signature }}' }));

/** What a new desk sends. Frames hold no words of their own, so one does for every language. */
export const DEFAULT_TEMPLATES: readonly MailTemplate[] = [
  ...acknowledgements.map(([language, subject, paragraphs]) => ({
    name: 'acknowledgement' as const,
    language,
    subject: `${subject} [#{{ ticket.number }}]`,
    body: html(paragraphs),
  })),
  {
    name: 'acknowledgement',
    language: UNDETERMINED,
    subject: `${acknowledgements[0]![1]} [#{{ ticket.number }}]`,
    body: html([...paragraphsOf('en'), ...paragraphsOf('de')]),
  },
  ...frame('reply', 'Re: {{ ticket.subject }}'),
  ...frame('newTicket', '{{ ticket.subject }}'),
  ...frame('forward', 'Fwd: {{ ticket.subject }}'),
];

/** `POST /api/templates/preview`, by an agent: what this template makes of a real ticket. Nothing is stored or sent. */
export type TemplatePreviewRequest = { desk: string; ticketKey: string; template: MailTemplate };
/** `problem` says in the words of the template language what is wrong; `at` where, counted from 1, as far as it can be told. */
export type TemplatePreviewAnswer = { outcome: 'rendered'; subject: string; html: string } | { outcome: 'invalid'; problem: string; at: TemplatePlace | null };
export type TemplatePlace = { field: 'subject' | 'body'; line: number; column: number };
