import type { Words } from '../../../ui/words/say';

const words: Words = {
  'preview.name': 'Förhandsvisning av {name}',
  'preview.save': 'Spara {name}',
  'preview.saveShort': 'Spara',
  'preview.tab': 'Öppna i en egen flik',
  'preview.loading': 'Filen läses in',
  'preview.cut': 'Detta är början. Spara filen för att läsa resten.',
  'preview.previous': 'Föregående fil',
  'preview.next': 'Nästa fil',
  'preview.fileOf': 'Fil {place} av {total}',
  'preview.pageBack': 'Föregående sida',
  'preview.pageOn': 'Nästa sida',
  'preview.pageOf': 'Sida {page} av {pages}',
  'preview.smaller': 'Mindre',
  'preview.larger': 'Större',
  'preview.fit': 'Anpassa till fönstret',
  'preview.refused.noWorker': 'Den här sidan tillåter inte förhandsvisning. Spara filen eller öppna den i en egen flik.',
  'preview.refused.password': 'Filen är skyddad med lösenord. Spara den för att öppna den någon annanstans.',
  'preview.refused.broken': 'Filen kan inte visas: den är skadad eller inte det som namnet säger. Spara den för att titta på den någon annanstans.',
  'preview.refused.slow': 'Filen tar för lång tid att öppna här. Spara den för att titta på den någon annanstans.',
};
export default words;
