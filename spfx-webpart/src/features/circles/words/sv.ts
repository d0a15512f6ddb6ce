import type { Words } from '../../../ui/words/say';

const words: Words = {
  'circles.field': 'Konfidentiellt',
  'circles.everybody': 'Alla vid desken',
  'circles.only': 'Endast {name}',
  'circles.other': 'En krets du inte är med i',
  'circles.made': 'Ärende {number} är konfidentiellt: endast {name} ser det.',
  'circles.opened': 'Ärende {number} är åter öppet för alla vid desken.',
  'circles.working': 'Ärendet flyttas …',
  'circles.stale': 'Någon ändrade ärendet under tiden. Titta på det och försök igen.',
  'circles.notMine': 'Du är inte med: överlämning',
  'circles.handOver': 'Lämna över till {name}?',
  'circles.warning': 'Bara {name} ser ärendet. Inom fem minuter kan du inte längre öppna det eller ta tillbaka det; det kan bara personer i kretsen.',
  'circles.handOverDo': 'Lämna över',
  'circles.handedOver': 'Ärende {number} går till {name} inom fem minuter.',
  'circles.title': 'Kretsar',
  'circles.text':
    'En krets är en grupp personer. Bara de ser de ärenden som är konfidentiella för den: SharePoint har dem i en mapp som ingen annan kan öppna. Webbplatssamlingens administratörer och ListDesk-tjänsten ser allt.',
  'circles.none': 'Ingen krets ännu',
  'circles.noneText': 'Skapa en för varje grupp med egna ärenden, till exempel personalavdelningen eller facket.',
  'circles.add': 'Ny krets',
  'circles.name': 'Namn',
  'circles.people': 'Personer',
  'circles.save': 'Skapa krets',
  'circles.cancel': 'Avbryt',
  'circles.making': 'Gruppen och dess mappar skapas …',
  'circles.failed': 'Kretsen är inte komplett: {reason}. Tryck igen; det fortsätter där det stannade.',
  'circles.needs': 'En krets behöver ett namn och minst en person.',
  'circles.changed': 'Personerna i {name} är sparade.',
  'circles.readOnly': 'Endast administratörer skapar kretsar och väljer deras personer.',
};
export default words;
