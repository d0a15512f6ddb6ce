import { visibleText } from './visibleText.ts';

const OWN = 'The printer is on fire.\n\nPlease help\nKatharina';

test.each<[string, string]>([
  ['en', 'CAUTION: This email originated from outside of the organization. Do not click links or open attachments unless you know the sender.'],
  [
    'en, wrapped',
    'CAUTION: This email originated from outside of the organization. Do not\nclick links or open attachments unless you know the sender and expect\nthe content.',
  ],
  ['en, a label', '[EXTERNAL]'],
  ['en, a label with advice', 'EXTERNAL EMAIL: Do not click any links unless you trust the sender.'],
  [
    'en, between rules',
    '________________________________\nThis message came from outside your organization. Be careful with links.\n________________________________',
  ],
  ['de', 'ACHTUNG: Diese E-Mail stammt von außerhalb der Organisation. Klicken Sie auf keine Links.'],
  ['de, Hinweis', 'Hinweis: Dies ist eine externe E-Mail. Öffnen Sie keine Anhänge von unbekannten Absendern.'],
  ['fr', "ATTENTION : Ce message provient de l'extérieur de l'organisation. Ne cliquez pas sur les liens."],
  ['es', 'PRECAUCIÓN: Este correo electrónico se originó fuera de la organización. No haga clic en enlaces.'],
  ['it', "ATTENZIONE: questa e-mail proviene dall'esterno. Non aprire gli allegati."],
  ['nl', 'LET OP: deze e-mail komt van buiten de organisatie. Klik niet op links.'],
  ['pl', 'UWAGA: Ta wiadomość pochodzi spoza organizacji. Nie otwieraj załączników.'],
  ['pt', 'ATENÇÃO: Este e-mail veio de fora da organização. Não abra anexos.'],
  ['sv', 'VARNING: Detta meddelande kommer utanför organisationen. Öppna inga bilagor.'],
  ["Exchange's tip", "You don't often get email from k@x.example. Learn why this is important<https://aka.ms/LearnAboutSenderIdentification>"],
  ["Exchange's tip in a language of its own", 'Vi ne ofte ricevas retpoŝton de k@x.example.<https://aka.ms/LearnAboutSenderIdentification>'],
])('a banner above the text: %s', (_, banner) => {
  expect(visibleText(`${banner}\n\n${OWN}`)).toBe(OWN);
  expect(visibleText(`${banner}\n${OWN}`)).toContain(OWN);
  expect(visibleText(`${banner}\n\n${OWN}\n\nOn 1 Feb 2026, at 18:32, S <s@desk.example> wrote:\n\n${banner}\n\nDoes it?`)).toBe(OWN);
});

test('two banners, and a mail of nothing else', () => {
  expect(visibleText(`[EXTERNAL]\n\nACHTUNG: Diese E-Mail kommt von extern. Vorsicht bei Links.\n\n${OWN}`)).toBe(OWN);
  expect(visibleText('[EXTERNAL]')).toBe('[EXTERNAL]');
});

test.each<[string, string]>([
  [
    'en',
    'This e-mail and its attachments are confidential and meant solely for the person they are addressed to. If you are not the intended recipient, delete them and tell the sender.',
  ],
  [
    'en, with a heading and wrapped',
    'Disclaimer\n\nThe information contained in this message is confidential. It is intended\nsolely for the recipient, and anybody else is asked to delete it and to\ntell the sender.',
  ],
  [
    'de',
    'Diese E-Mail kann vertrauliche Informationen enthalten. Sollten Sie nicht der vorgesehene Empfänger sein, löschen Sie sie bitte und geben Sie uns Bescheid.',
  ],
  [
    'fr',
    "Ce message est confidentiel et destiné à son seul destinataire. Si vous l'avez reçu par erreur, merci de le supprimer et de prévenir son expéditeur.",
  ],
  ['es', 'Este mensaje es confidencial y va dirigido únicamente a su destinatario. Si lo ha recibido por error, le rogamos que lo borre y nos avise.'],
  ['it', 'Questo messaggio è riservato e rivolto al solo destinatario. Se lo avete ricevuto per errore, vi preghiamo di cancellarlo e di avvisarci.'],
  ['nl', 'Dit bericht is vertrouwelijk en alleen bestemd voor de geadresseerde. Hebt u het ten onrechte ontvangen, verwijder het dan en laat het ons weten.'],
  ['pl', 'Ta wiadomość jest poufna i przeznaczona wyłącznie dla adresata. Jeżeli trafiła do Państwa przez pomyłkę, prosimy ją usunąć i powiadomić nadawcę.'],
  ['cs', 'Tato zpráva je důvěrná a určená výhradně adresátovi. Pokud jste ji obdrželi omylem, smažte ji prosím a dejte vědět odesílateli, děkujeme.'],
  ['ru', 'Это сообщение конфиденциально и предназначено только адресату. Если вы получили его по ошибке, удалите его и сообщите отправителю, спасибо.'],
  ['the environment', 'Please consider the environment before printing this mail.'],
  ['die Umwelt', 'Bitte denken Sie an die Umwelt, bevor Sie diese Mail ausdrucken.'],
  ['a scanner', 'Virus-free. www.avast.com\n<#DAB4FAD8-2DD7-40BB-A1B8-4E2AA1F9FDF2>'],
  ['ein Virenscanner', 'Diese E-Mail wurde von Avast Antivirus-Software auf Viren geprüft.\nwww.avast.com'],
  ['a program with its link', 'Sent with AquaMail for Android\nhttps://www.mobisystems.com/aqua-mail'],
  ['a list', 'To unsubscribe from this list send an email to users-leave@lists.example.'],
])('a footer below the text: %s', (_, footer) => {
  expect(visibleText(`${OWN}\n\n${footer}\n`)).toBe(OWN);
  expect(visibleText(`${OWN}\n\n-- \nKatharina Hoffmann\nNordwind GmbH\n\n${footer}\n`)).toBe(OWN);
  expect(visibleText(`${OWN}\n\n${footer}\n\nVon: S <s@desk.example>\nGesendet: 1. Februar 2026 18:32\nAn: K\nBetreff: Drucker\n\nUnd?`)).toBe(OWN);
});

test('the footer of a list directly below the last line', () => {
  expect(visibleText(`${OWN}\n_______________________________________________\nusers mailing list -- users@lists.example`)).toBe(OWN);
});
