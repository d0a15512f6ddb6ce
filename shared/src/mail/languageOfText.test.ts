import { languageOfText } from './languageOfText.ts';

test.each([
  ['en', 'Hello,\n\nsince this morning the printer on floor 3 does not print. Can you please have a look?\n\nThanks\nOliver'],
  ['en', 'My password has expired and I cannot log in to the portal.'],
  ['de', 'Guten Tag,\n\nseit heute früh druckt der Drucker im 3. Stock nicht mehr. Können Sie bitte nachsehen?\n\nViele Grüße\nKatharina'],
  ['de', 'Ich habe mein Kennwort vergessen und kann mich nicht anmelden.'],
  ['fr', 'Bonjour,\n\ndepuis ce matin l’imprimante du 3e étage n’imprime pas. Pouvez-vous regarder ? Je ne sais pas quoi faire avec les documents.\n\nMerci'],
  ['es', 'Hola,\n\ndesde esta mañana la impresora de la planta 3 no imprime. ¿Puede mirarlo, por favor? No puedo trabajar con los documentos del cliente.'],
  ['it', 'Buongiorno,\n\nda questa mattina la stampante del terzo piano non stampa. Non posso lavorare con i documenti che mi servono.\n\nGrazie'],
  ['nl', 'Goedemorgen,\n\nsinds vanochtend print de printer op de derde verdieping niet. Kunt u er even naar kijken? Ik kan niet werken met het systeem.'],
  ['pl', 'Dzień dobry,\n\nod rana drukarka na trzecim piętrze nie drukuje. Proszę o pomoc, nie mam jak pracować i nie wiem, co się stało.'],
  ['pt', 'Bom dia,\n\ndesde esta manhã a impressora do 3.º piso não imprime. Pode ver o que se passa? Não posso trabalhar com os documentos.'],
  ['sv', 'Hej,\n\nsedan i morse skriver skrivaren på tredje våningen inte ut. Kan ni titta på det? Jag vet inte vad jag ska göra med den.'],
])('%s: %s', (language, text) => expect(languageOfText(text)).toBe(language));

test.each([
  ['Danish', 'Hej,\n\nsiden i morges printer printeren på tredje sal ikke. Kan I se på det? Jeg ved ikke, hvad jeg skal gøre med den.'],
  ['Norwegian', 'Hei,\n\nsiden i dag tidlig skriver ikke skriveren i tredje etasje ut. Kan dere se på det? Jeg vet ikke hva jeg skal gjøre med den.'],
  ['Czech', 'Dobrý den,\n\nod rána tiskárna ve třetím patře netiskne. Prosím o pomoc, nevím, co se stalo a jak to opravit.'],
  ['Romanian', 'Bună ziua,\n\nde azi dimineață imprimanta de la etajul 3 nu mai funcționează. Vă rog să mă ajutați, nu am cum să lucrez.'],
  ['Catalan', 'Bon dia,\n\ndes d’aquest matí la impressora de la tercera planta no imprimeix. No puc treballar amb els documents, si us plau.'],
  ['Finnish', 'Hei,\n\naamusta alkaen kolmannen kerroksen tulostin ei ole tulostanut. Voitteko katsoa?'],
  ['a few words', 'Printer 3 broken, please help'],
  ['codes and names', 'ORDER 4711 Katharina Hoffmann-Schröder Nordwind GmbH DE123456789 the'],
  ['nothing', ''],
  ['two languages', 'The printer does not print and it is the second time. Der Drucker druckt nicht und das ist das zweite Mal.'],
])('in doubt it says nothing: %s', (_, text) => expect(languageOfText(text)).toBeNull());
