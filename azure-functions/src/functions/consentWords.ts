/** What the page after Microsoft's consent page says, by the first two letters of a language: how it went, and what to do next. */
type ConsentWords = { given: string; notGiven: string };

const ENGLISH: ConsentWords = {
  given: 'Consent was given. Close this page and go on with set-up on the desk.',
  notGiven: 'Consent was not given. Nothing was changed. Go back to set-up on the desk, and open the consent page again as global administrator.',
};

const WORDS: Readonly<Record<string, ConsentWords>> = {
  en: ENGLISH,
  de: {
    given: 'Die Zustimmung ist erteilt. Schließen Sie diese Seite und fahren Sie am Desk mit der Einrichtung fort.',
    notGiven:
      'Die Zustimmung wurde nicht erteilt. Nichts wurde geändert. Gehen Sie zur Einrichtung am Desk zurück und öffnen Sie die Zustimmungsseite noch einmal als globaler Administrator.',
  },
  fr: {
    given: 'Le consentement a été donné. Fermez cette page et poursuivez la configuration dans le helpdesk.',
    notGiven:
      'Le consentement n’a pas été donné. Rien n’a été modifié. Revenez à la configuration dans le helpdesk et ouvrez de nouveau la page de consentement en tant qu’administrateur général.',
  },
  nl: {
    given: 'De toestemming is gegeven. Sluit deze pagina en ga verder met de installatie in de helpdesk.',
    notGiven:
      'De toestemming is niet gegeven. Er is niets gewijzigd. Ga terug naar de installatie in de helpdesk en open de toestemmingspagina opnieuw als globale beheerder.',
  },
  es: {
    given: 'Se ha dado el consentimiento. Cierra esta página y continúa con la configuración inicial en el helpdesk.',
    notGiven:
      'No se ha dado el consentimiento. No se ha cambiado nada. Vuelve a la configuración inicial en el helpdesk y abre de nuevo la página de consentimiento como administrador global.',
  },
  pl: {
    given: 'Zgoda została udzielona. Zamknij tę stronę i kontynuuj konfigurację w helpdesku.',
    notGiven:
      'Zgoda nie została udzielona. Nic nie zostało zmienione. Wróć do konfiguracji w helpdesku i ponownie otwórz stronę zgody jako administrator globalny.',
  },
  it: {
    given: 'Il consenso è stato dato. Chiudi questa pagina e prosegui con la configurazione nell’helpdesk.',
    notGiven:
      'Il consenso non è stato dato. Non è cambiato nulla. Torna alla configurazione nell’helpdesk e apri di nuovo la pagina di consenso come amministratore globale.',
  },
  pt: {
    given: 'O consentimento foi dado. Feche esta página e continue a configuração no helpdesk.',
    notGiven:
      'O consentimento não foi dado. Nada foi alterado. Volte à configuração no helpdesk e abra de novo a página de consentimento como administrador global.',
  },
  sv: {
    given: 'Medgivandet har getts. Stäng den här sidan och fortsätt med konfigurationen i helpdesken.',
    notGiven:
      'Medgivandet har inte getts. Inget har ändrats. Gå tillbaka till konfigurationen i helpdesken och öppna sidan för medgivande igen som global administratör.',
  },
};

const MAX_HEADER_CHARS = 200;

/** The first language of the browser that we have; English below any other, because the page may be read by a colleague. */
export function consentText(acceptLanguage: string | null, given: boolean): string {
  const wanted = (acceptLanguage ?? '')
    .slice(0, MAX_HEADER_CHARS)
    .toLowerCase()
    .split(',')
    .map((each) => each.trim().slice(0, 2));
  const words = WORDS[wanted.find((code) => Object.hasOwn(WORDS, code)) ?? 'en'] ?? ENGLISH;
  const say = ({ given: yes, notGiven: no }: ConsentWords): string => `${given ? yes : no}\n`;
  return words === ENGLISH ? say(ENGLISH) : `${say(words)}\n${say(ENGLISH)}`;
}
