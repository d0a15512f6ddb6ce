import type { Words } from '../../../ui/words/say';

const words: Words = {
  'preview.name': 'Vorschau von {name}',
  'preview.save': '{name} speichern',
  'preview.saveShort': 'Speichern',
  'preview.tab': 'In eigenem Tab öffnen',
  'preview.loading': 'Datei wird geladen',
  'preview.cut': 'Das ist der Anfang. Speichern Sie die Datei, um den Rest zu lesen.',
  'preview.previous': 'Vorige Datei',
  'preview.next': 'Nächste Datei',
  'preview.fileOf': 'Datei {place} von {total}',
  'preview.pageBack': 'Vorige Seite',
  'preview.pageOn': 'Nächste Seite',
  'preview.pageOf': 'Seite {page} von {pages}',
  'preview.smaller': 'Kleiner',
  'preview.larger': 'Größer',
  'preview.fit': 'An das Fenster anpassen',
  'preview.refused.noWorker': 'Diese Seite erlaubt die Vorschau nicht. Speichern Sie die Datei oder öffnen Sie sie in einem eigenen Tab.',
  'preview.refused.password': 'Diese Datei ist durch ein Kennwort geschützt. Speichern Sie sie, um sie anderswo zu öffnen.',
  'preview.refused.broken':
    'Diese Datei lässt sich nicht zeigen: Sie ist beschädigt oder nicht das, was ihr Name sagt. Speichern Sie sie, um sie anderswo anzusehen.',
  'preview.refused.slow': 'Diese Datei zu öffnen dauert hier zu lange. Speichern Sie sie, um sie anderswo anzusehen.',
};
export default words;
