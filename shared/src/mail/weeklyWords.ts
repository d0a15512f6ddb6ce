import { baseLanguage } from './words.ts';

/** The report of a week by mail. `{desk}`, `{from}` and `{to}` (its first and last day), `{kept}` and `{all}` (promises) are filled in. */
export type WeeklyWords = Readonly<
  Record<
    | 'subject'
    | 'week'
    | 'before'
    | 'came'
    | 'ended'
    | 'open'
    | 'late'
    | 'answer'
    | 'kept'
    | 'good'
    | 'byTeam'
    | 'share'
    | 'noTeam'
    | 'openReports'
    | 'cut'
    | 'foot',
    string
  >
>;

const WORDS = {
  en: {
    subject: '{desk}: the week of {from} to {to}',
    week: 'This week',
    before: 'Week before',
    came: 'Came in',
    ended: 'Solved',
    open: 'Open at its end',
    late: 'Overdue at its end',
    answer: 'First answer, median',
    kept: 'Promises kept',
    good: 'Satisfaction',
    byTeam: 'Promises kept, by team',
    share: '{kept} of {all}',
    noTeam: 'No team',
    openReports: 'Open the reports',
    cut: 'More tickets belong to that time than can be read at once: the figures are too small.',
    foot: 'Figures only. People whose data is restricted or who objected are in none. Who gets this mail is chosen on the desk under Reports, Send weekly. An answer to it becomes a ticket.',
  },
  de: {
    subject: '{desk}: die Woche vom {from} bis {to}',
    week: 'Diese Woche',
    before: 'Woche davor',
    came: 'Eingegangen',
    ended: 'Gelöst',
    open: 'Am Ende offen',
    late: 'Am Ende überfällig',
    answer: 'Erste Antwort, Median',
    kept: 'Zusagen gehalten',
    good: 'Zufriedenheit',
    byTeam: 'Zusagen gehalten, nach Team',
    share: '{kept} von {all}',
    noTeam: 'Kein Team',
    openReports: 'Berichte öffnen',
    cut: 'Zu diesem Zeitraum gehören mehr Tickets, als auf einmal gelesen werden können: Die Zahlen sind zu klein.',
    foot: 'Nur Zahlen. Personen, deren Daten eingeschränkt sind oder die widersprochen haben, stehen in keiner. Wer diese Mail bekommt, wählt man am Desk unter Berichte, Wöchentlich senden. Eine Antwort darauf wird ein Ticket.',
  },
  fr: {
    subject: '{desk} : la semaine du {from} au {to}',
    week: 'Cette semaine',
    before: 'Semaine précédente',
    came: 'Arrivés',
    ended: 'Résolus',
    open: 'Ouverts à la fin',
    late: 'En retard à la fin',
    answer: 'Première réponse, médiane',
    kept: 'Engagements tenus',
    good: 'Satisfaction',
    byTeam: 'Engagements tenus, par équipe',
    share: '{kept} sur {all}',
    noTeam: 'Sans équipe',
    openReports: 'Ouvrir les rapports',
    cut: 'Cette période compte plus de tickets qu’il n’est possible d’en lire en une fois : les chiffres sont trop bas.',
    foot: 'Des chiffres uniquement. Les personnes dont les données sont limitées ou qui se sont opposées ne figurent dans aucun. Les destinataires se choisissent sur le desk sous Rapports, Envoyer chaque semaine. Une réponse devient un ticket.',
  },
  es: {
    subject: '{desk}: la semana del {from} al {to}',
    week: 'Esta semana',
    before: 'Semana anterior',
    came: 'Llegados',
    ended: 'Resueltos',
    open: 'Abiertos al final',
    late: 'Vencidos al final',
    answer: 'Primera respuesta, mediana',
    kept: 'Compromisos cumplidos',
    good: 'Satisfacción',
    byTeam: 'Compromisos cumplidos, por equipo',
    share: '{kept} de {all}',
    noTeam: 'Sin equipo',
    openReports: 'Abrir los informes',
    cut: 'A ese período pertenecen más tickets de los que se pueden leer de una vez: las cifras son demasiado bajas.',
    foot: 'Solo cifras. Las personas con datos restringidos o que se opusieron no figuran en ninguna. Quién recibe este correo se elige en el desk, en Informes, Enviar cada semana. Una respuesta se convierte en ticket.',
  },
  it: {
    subject: '{desk}: la settimana dal {from} al {to}',
    week: 'Questa settimana',
    before: 'Settimana precedente',
    came: 'Arrivati',
    ended: 'Risolti',
    open: 'Aperti alla fine',
    late: 'Scaduti alla fine',
    answer: 'Prima risposta, mediana',
    kept: 'Impegni rispettati',
    good: 'Soddisfazione',
    byTeam: 'Impegni rispettati, per team',
    share: '{kept} di {all}',
    noTeam: 'Senza team',
    openReports: 'Apri i rapporti',
    cut: 'A questo periodo appartengono più ticket di quanti se ne possano leggere in una volta: le cifre sono troppo basse.',
    foot: 'Solo cifre. Le persone con dati limitati o che si sono opposte non figurano in nessuna. Chi riceve questa mail si sceglie nel desk in Rapporti, Invia ogni settimana. Una risposta diventa un ticket.',
  },
  nl: {
    subject: '{desk}: de week van {from} tot en met {to}',
    week: 'Deze week',
    before: 'Week ervoor',
    came: 'Binnengekomen',
    ended: 'Opgelost',
    open: 'Open aan het einde',
    late: 'Te laat aan het einde',
    answer: 'Eerste antwoord, mediaan',
    kept: 'Afspraken nagekomen',
    good: 'Tevredenheid',
    byTeam: 'Afspraken nagekomen, per team',
    share: '{kept} van {all}',
    noTeam: 'Zonder team',
    openReports: 'Rapporten openen',
    cut: 'Bij deze periode horen meer tickets dan in één keer gelezen kunnen worden: de cijfers zijn te laag.',
    foot: 'Alleen cijfers. Mensen van wie de gegevens beperkt zijn of die bezwaar maakten, staan in geen enkel cijfer. Wie deze mail krijgt, kiest u op de desk onder Rapporten, Wekelijks versturen. Een antwoord wordt een ticket.',
  },
  pl: {
    subject: '{desk}: tydzień od {from} do {to}',
    week: 'Ten tydzień',
    before: 'Poprzedni tydzień',
    came: 'Wpłynęło',
    ended: 'Rozwiązane',
    open: 'Otwarte na koniec',
    late: 'Po terminie na koniec',
    answer: 'Pierwsza odpowiedź, mediana',
    kept: 'Dotrzymane terminy',
    good: 'Zadowolenie',
    byTeam: 'Dotrzymane terminy według zespołu',
    share: '{kept} z {all}',
    noTeam: 'Bez zespołu',
    openReports: 'Otwórz raporty',
    cut: 'Do tego okresu należy więcej zgłoszeń, niż można odczytać naraz: liczby są zaniżone.',
    foot: 'Tylko liczby. Nie ma w nich osób, których dane są ograniczone lub które wyraziły sprzeciw. Kto dostaje tę wiadomość, wybiera się na pulpicie w Raporty, Wysyłaj co tydzień. Odpowiedź na nią staje się zgłoszeniem.',
  },
  pt: {
    subject: '{desk}: a semana de {from} a {to}',
    week: 'Esta semana',
    before: 'Semana anterior',
    came: 'Entrados',
    ended: 'Resolvidos',
    open: 'Abertos no fim',
    late: 'Em atraso no fim',
    answer: 'Primeira resposta, mediana',
    kept: 'Compromissos cumpridos',
    good: 'Satisfação',
    byTeam: 'Compromissos cumpridos, por equipa',
    share: '{kept} de {all}',
    noTeam: 'Sem equipa',
    openReports: 'Abrir os relatórios',
    cut: 'A esse período pertencem mais tickets do que é possível ler de uma vez: os números são demasiado baixos.',
    foot: 'Só números. As pessoas com dados restringidos ou que se opuseram não estão em nenhum. Quem recebe este e-mail escolhe-se no desk em Relatórios, Enviar todas as semanas. Uma resposta torna-se um ticket.',
  },
  sv: {
    subject: '{desk}: veckan {from} till {to}',
    week: 'Denna vecka',
    before: 'Veckan innan',
    came: 'Inkomna',
    ended: 'Lösta',
    open: 'Öppna vid slutet',
    late: 'Försenade vid slutet',
    answer: 'Första svar, median',
    kept: 'Löften hållna',
    good: 'Nöjdhet',
    byTeam: 'Löften hållna, per team',
    share: '{kept} av {all}',
    noTeam: 'Utan team',
    openReports: 'Öppna rapporterna',
    cut: 'Till den tiden hör fler ärenden än som kan läsas på en gång: siffrorna är för låga.',
    foot: 'Bara siffror. Personer vars uppgifter är begränsade eller som invänt finns inte med i någon. Vem som får detta mejl väljs på desken under Rapporter, Skicka varje vecka. Ett svar på det blir ett ärende.',
  },
} as const satisfies Record<string, WeeklyWords>;

export const WEEKLY_LANGUAGES = Object.keys(WORDS) as readonly (keyof typeof WORDS)[];

/** With the language they are in, as `Intl` takes it: English for one we have no words in. */
export function weeklyWords(language: string | null): { words: WeeklyWords; language: string } {
  const base = baseLanguage(language);
  const known = WEEKLY_LANGUAGES.find((each) => each === base) ?? 'en';
  return { words: WORDS[known], language: known === base && language && isWellFormed(language) ? language : known };
}

/** "de-at" is a tag, "de-at-at" only looks like one. */
function isWellFormed(tag: string): boolean {
  try {
    return Intl.getCanonicalLocales(tag).length > 0;
  } catch {
    return false;
  }
}
