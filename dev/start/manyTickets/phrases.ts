/** What invented tickets are made of, in two languages. Every subject is one thing, one trouble and one place. */
export type Phrases = {
  language: 'en' | 'de';
  subject: (thing: string, trouble: string, place: string) => string;
  things: readonly (readonly [thing: string, category: string, tag: string])[];
  troubles: readonly string[];
  places: readonly string[];
  openings: readonly string[];
  answers: readonly string[];
  first: readonly string[];
  last: readonly string[];
};

export const PHRASES: readonly Phrases[] = [
  {
    language: 'en',
    subject: (thing, trouble, place) => `${thing} ${trouble}, ${place}`,
    things: [
      ['Label printer', 'Hardware', 'printer'], ['Docking station', 'Hardware', 'laptop'], ['Invoice export', 'SAP', 'finance'], ['VPN client', 'Network', 'vpn'], ['Badge reader', 'Facility', 'access'],
      ['Shared calendar', 'Mail', 'calendar'], ['Expense portal', 'Intranet', 'travel'], ['Warehouse scanner', 'Logistics', 'wifi'], ['Headset', 'Hardware', 'telephony'], ['Password reset', 'Accounts', 'access'],
      ['Quarterly report', 'SAP', 'finance'], ['Meeting room screen', 'Facility', 'video'], ['New starter account', 'Accounts', 'onboarding'], ['Backup job', 'Servers', 'backup'], ['Mailbox rule', 'Mail', 'mailbox'],
    ],
    troubles: ['stops after a minute', 'shows the wrong name', 'is far too slow', 'asks for a password again', 'lost its settings', 'prints blank pages', 'cannot be found', 'reports error 0x80070005', 'needs a second user', 'is missing since the update', 'wants a new licence', 'does not save'],
    places: ['gate 4', 'second floor', 'Leeds office', 'accounting', 'night shift', 'reception', 'customer 20417', 'order 88-1093', 'the Lisbon team', 'cost centre 4410', 'room Aurora', 'line 7', 'Vienna branch'],
    openings: ['Since this morning it happens every time.', 'It worked until last Friday.', 'Two colleagues see the same.', 'I restarted twice, no change.', 'The customer is waiting for it.', 'A picture of the message is attached.'],
    answers: ['Thank you for the details. We have set it up again; try it once more.', 'Which version stands under Help, About?', 'The supplier has confirmed the fault and delivers on Thursday.', 'Your rights were missing after the move; they are back.'],
    first: ['Oliver', 'Grace', 'Henry', 'Imogen', 'Callum', 'Priya', 'Rhys', 'Fiona', 'Marcus', 'Bridget', 'Tobias', 'Nadia', 'Edwin', 'Harriet'],
    last: ['Whitlock', 'Ashdown', 'Pemberton', 'Okonjo', 'MacAlister', 'Thorne', 'Ridley', 'Sandhu', 'Farrow', 'Blackwood', 'Ainsley', 'Crewe', 'Lowther'],
  },
  {
    language: 'de',
    subject: (thing, trouble, place) => `${thing} ${trouble} (${place})`,
    things: [
      ['Etikettendrucker', 'Hardware', 'Drucker'], ['Dockingstation', 'Hardware', 'Laptop'], ['Rechnungsexport', 'SAP', 'Finanzen'], ['VPN-Zugang', 'Netzwerk', 'VPN'], ['Ausweisleser', 'Gebäude', 'Zugang'],
      ['Teamkalender', 'Mail', 'Kalender'], ['Reisekostenportal', 'Intranet', 'Reise'], ['Lagerscanner', 'Logistik', 'WLAN'], ['Telefonanlage', 'Telefonie', 'Telefon'], ['Kennwort', 'Konten', 'Zugang'],
      ['Monatsabschluss', 'SAP', 'Finanzen'], ['Besprechungsraum', 'Gebäude', 'Video'], ['Konto für neue Kollegin', 'Konten', 'Eintritt'], ['Datensicherung', 'Server', 'Sicherung'], ['Urlaubsformular', 'Intranet', 'Personal'],
    ],
    troubles: ['bricht ab', 'zeigt den falschen Namen', 'ist viel zu langsam', 'fragt ständig nach dem Kennwort', 'hat Einstellungen verloren', 'druckt leere Seiten', 'wird nicht gefunden', 'meldet Fehler 0x80070005', 'braucht eine Freigabe', 'fehlt seit dem Update', 'verlangt eine neue Lizenz', 'speichert nicht'],
    places: ['Tor 4', 'zweiter Stock', 'Werk Gütersloh', 'Buchhaltung', 'Nachtschicht', 'Empfang', 'Kunde 20417', 'Auftrag 88-1093', 'Team München', 'Kostenstelle 4410', 'Raum Aurora', 'Linie 7', 'Filiale Wien'],
    openings: ['Seit heute früh passiert das jedes Mal.', 'Bis Freitag ging es noch.', 'Zwei Kolleginnen sehen dasselbe.', 'Neustart hat nichts geändert.', 'Der Kunde wartet darauf.', 'Ein Bild der Meldung hängt an.'],
    answers: ['Danke für die Angaben. Wir haben es neu eingerichtet; versuchen Sie es noch einmal.', 'Welche Version steht unter Hilfe, Info?', 'Der Lieferant hat den Fehler bestätigt und liefert am Donnerstag.', 'Ihre Rechte fehlten nach dem Umzug; sie sind wieder da.'],
    first: ['Katharina', 'Jürgen', 'Anneliese', 'Björn', 'Susanne', 'Cem', 'Wolfgang', 'Ayşe', 'Matthias', 'Gudrun', 'Sören', 'Heike', 'Lukas', 'Renate'],
    last: ['Achterberg', 'Niederhäuser', 'Größmann', 'Yılmaz', 'Oberländer', 'Winkelried', 'Schäfer-Kohl', 'Brückner', 'Hölzl', 'Tiedemann', 'Waitz', 'Rosenkötter', 'Zähringer'],
  },
];
