import { baseLanguage } from './words.ts';

/** What colleagues are told by mail. `{name}` wrote, `{number}` is the ticket's. */
export type NoticeWords = Readonly<Record<'note' | 'reply' | 'request' | 'hidden' | 'open' | 'answer' | 'off', string>>;

const WORDS = {
  en: {
    note: '{name} wrote a private note in ticket {number}:',
    reply: '{name} answered ticket {number}, which you follow:',
    request: '{name} wrote in ticket {number}, which you follow:',
    hidden: 'There is something new in ticket {number}. It is confidential: read it on the desk.',
    open: 'Open the desk',
    answer: 'Answer this mail to add a private note. The requester does not see it.',
    off: 'You choose beside the followers of any ticket which of these mails you get.',
  },
  de: {
    note: '{name} hat in Ticket {number} eine private Notiz geschrieben:',
    reply: '{name} hat Ticket {number} beantwortet, das Sie beobachten:',
    request: '{name} hat in Ticket {number} geschrieben, das Sie beobachten:',
    hidden: 'In Ticket {number} gibt es Neues. Es ist vertraulich: Lesen Sie es am Desk.',
    open: 'Desk öffnen',
    answer: 'Antworten Sie auf diese Mail, um eine private Notiz anzufügen. Die anfragende Person sieht sie nicht.',
    off: 'Welche dieser Mails Sie bekommen, wählen Sie bei jedem Ticket neben den Beobachtern.',
  },
  fr: {
    note: '{name} a écrit une note privée dans le ticket {number} :',
    reply: '{name} a répondu au ticket {number}, que vous suivez :',
    request: '{name} a écrit dans le ticket {number}, que vous suivez :',
    hidden: 'Il y a du nouveau dans le ticket {number}. Il est confidentiel : lisez-le au desk.',
    open: 'Ouvrir le desk',
    answer: 'Répondez à ce message pour ajouter une note privée. Le demandeur ne la voit pas.',
    off: 'Choisissez, à côté des abonnés de chaque ticket, lesquels de ces messages vous recevez.',
  },
  es: {
    note: '{name} escribió una nota privada en el ticket {number}:',
    reply: '{name} respondió al ticket {number}, que usted sigue:',
    request: '{name} escribió en el ticket {number}, que usted sigue:',
    hidden: 'Hay novedades en el ticket {number}. Es confidencial: léalas en el desk.',
    open: 'Abrir el desk',
    answer: 'Responda a este correo para añadir una nota privada. El solicitante no la ve.',
    off: 'Junto a los seguidores de cada ticket elige cuáles de estos correos recibe.',
  },
  it: {
    note: '{name} ha scritto una nota privata nel ticket {number}:',
    reply: '{name} ha risposto al ticket {number}, che segue:',
    request: '{name} ha scritto nel ticket {number}, che segue:',
    hidden: 'Ci sono novità nel ticket {number}. È riservato: le legga nel desk.',
    open: 'Apri il desk',
    answer: 'Risponda a questa mail per aggiungere una nota privata. Il richiedente non la vede.',
    off: 'Accanto a chi segue ogni ticket sceglie quali di queste mail riceve.',
  },
  nl: {
    note: '{name} heeft een privénotitie geschreven in ticket {number}:',
    reply: '{name} heeft ticket {number} beantwoord, dat u volgt:',
    request: '{name} heeft geschreven in ticket {number}, dat u volgt:',
    hidden: 'Er is nieuws in ticket {number}. Het is vertrouwelijk: lees het op de desk.',
    open: 'Desk openen',
    answer: 'Beantwoord deze mail om een privénotitie toe te voegen. De aanvrager ziet die niet.',
    off: 'Naast de volgers van elk ticket kiest u welke van deze mails u krijgt.',
  },
  pl: {
    note: '{name}: nowa notatka prywatna w zgłoszeniu {number}:',
    reply: '{name}: odpowiedź w zgłoszeniu {number}, które obserwujesz:',
    request: '{name}: nowa wiadomość w zgłoszeniu {number}, które obserwujesz:',
    hidden: 'W zgłoszeniu {number} jest coś nowego. Jest poufne: przeczytaj to na pulpicie.',
    open: 'Otwórz pulpit',
    answer: 'Odpowiedz na tę wiadomość, aby dodać notatkę prywatną. Zgłaszający jej nie widzi.',
    off: 'Przy obserwujących każdego zgłoszenia wybierasz, które z tych wiadomości dostajesz.',
  },
  pt: {
    note: '{name} escreveu uma nota privada no ticket {number}:',
    reply: '{name} respondeu ao ticket {number}, que segue:',
    request: '{name} escreveu no ticket {number}, que segue:',
    hidden: 'Há novidades no ticket {number}. É confidencial: leia-as no desk.',
    open: 'Abrir o desk',
    answer: 'Responda a este e-mail para acrescentar uma nota privada. O requerente não a vê.',
    off: 'Junto aos seguidores de cada ticket escolhe quais destes e-mails recebe.',
  },
  sv: {
    note: '{name} skrev en privat anteckning i ärende {number}:',
    reply: '{name} svarade i ärende {number}, som du följer:',
    request: '{name} skrev i ärende {number}, som du följer:',
    hidden: 'Det finns något nytt i ärende {number}. Det är konfidentiellt: läs det på desken.',
    open: 'Öppna desken',
    answer: 'Svara på detta mejl för att lägga till en privat anteckning. Den som frågar ser den inte.',
    off: 'Bredvid följarna av varje ärende väljer du vilka av dessa mejl du får.',
  },
} as const satisfies Record<string, NoticeWords>;

export const NOTICE_LANGUAGES = Object.keys(WORDS) as readonly (keyof typeof WORDS)[];

/** English for a language we have no words in. */
export function noticeWords(language: string | null): NoticeWords {
  const base = baseLanguage(language);
  return WORDS[NOTICE_LANGUAGES.find((each) => each === base) ?? 'en'];
}
