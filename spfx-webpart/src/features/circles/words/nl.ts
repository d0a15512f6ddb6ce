import type { Words } from '../../../ui/words/say';

const words: Words = {
  'circles.field': 'Vertrouwelijk',
  'circles.everybody': 'Iedereen aan de desk',
  'circles.only': 'Alleen {name}',
  'circles.other': 'Een kring waar je niet in zit',
  'circles.made': 'Ticket {number} is vertrouwelijk: alleen {name} ziet het.',
  'circles.opened': 'Ticket {number} is weer open voor iedereen aan de desk.',
  'circles.working': 'Ticket wordt verplaatst …',
  'circles.stale': 'Iemand heeft het ticket intussen gewijzigd. Bekijk het en probeer het opnieuw.',
  'circles.notMine': 'U zit er niet in: overdragen',
  'circles.handOver': 'Overdragen aan {name}?',
  'circles.warning':
    'Alleen {name} ziet het ticket. Binnen vijf minuten kun je het niet meer openen en niet terugnemen; dat kunnen alleen mensen van de kring.',
  'circles.handOverDo': 'Overdragen',
  'circles.handedOver': 'Ticket {number} gaat binnen vijf minuten naar {name}.',
  'circles.title': 'Kringen',
  'circles.text':
    'Een kring is een groep personen. Alleen zij zien de tickets die voor die kring vertrouwelijk zijn: SharePoint bewaart ze in een map die niemand anders kan openen. Beheerders van de siteverzameling en de ListDesk-service zien alles.',
  'circles.none': 'Nog geen kring',
  'circles.noneText': 'Maak er een voor elke groep met eigen tickets, zoals personeelszaken of de ondernemingsraad.',
  'circles.add': 'Nieuwe kring',
  'circles.name': 'Naam',
  'circles.people': 'Personen',
  'circles.save': 'Kring maken',
  'circles.cancel': 'Annuleren',
  'circles.making': 'Groep en mappen worden gemaakt …',
  'circles.failed': 'De kring is niet volledig: {reason}. Druk nogmaals; het gaat verder waar het stopte.',
  'circles.needs': 'Een kring heeft een naam en minstens één persoon nodig.',
  'circles.changed': 'De personen van {name} zijn opgeslagen.',
  'circles.readOnly': 'Alleen beheerders maken kringen en kiezen hun personen.',
};
export default words;
