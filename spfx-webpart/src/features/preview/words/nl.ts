import type { Words } from '../../../ui/words/say';

const words: Words = {
  'preview.name': 'Voorbeeld van {name}',
  'preview.save': '{name} opslaan',
  'preview.saveShort': 'Opslaan',
  'preview.tab': 'Openen in een eigen tabblad',
  'preview.loading': 'Bestand wordt geladen',
  'preview.cut': 'Dit is het begin. Sla het bestand op om de rest te lezen.',
  'preview.previous': 'Vorig bestand',
  'preview.next': 'Volgend bestand',
  'preview.fileOf': 'Bestand {place} van {total}',
  'preview.pageBack': 'Vorige pagina',
  'preview.pageOn': 'Volgende pagina',
  'preview.pageOf': 'Pagina {page} van {pages}',
  'preview.smaller': 'Kleiner',
  'preview.larger': 'Groter',
  'preview.fit': 'Aanpassen aan het venster',
  'preview.refused.noWorker': 'Deze pagina staat het voorbeeld niet toe. Sla het bestand op of open het in een eigen tabblad.',
  'preview.refused.password': 'Dit bestand is met een wachtwoord beveiligd. Sla het op om het elders te openen.',
  'preview.refused.broken': 'Dit bestand kan niet worden getoond: het is beschadigd of niet wat zijn naam zegt. Sla het op om het elders te bekijken.',
  'preview.refused.slow': 'Dit bestand openen duurt hier te lang. Sla het op om het elders te bekijken.',
};
export default words;
