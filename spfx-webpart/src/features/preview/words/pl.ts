import type { Words } from '../../../ui/words/say';

const words: Words = {
  'preview.name': 'Podgląd {name}',
  'preview.save': 'Zapisz {name}',
  'preview.saveShort': 'Zapisz',
  'preview.tab': 'Otwórz w osobnej karcie',
  'preview.loading': 'Wczytywanie pliku',
  'preview.cut': 'To jest początek. Zapisz plik, aby przeczytać resztę.',
  'preview.previous': 'Poprzedni plik',
  'preview.next': 'Następny plik',
  'preview.fileOf': 'Plik {place} z {total}',
  'preview.pageBack': 'Poprzednia strona',
  'preview.pageOn': 'Następna strona',
  'preview.pageOf': 'Strona {page} z {pages}',
  'preview.smaller': 'Mniejsze',
  'preview.larger': 'Większe',
  'preview.fit': 'Dopasuj do okna',
  'preview.refused.noWorker': 'Ta strona nie pozwala na podgląd. Zapisz plik lub otwórz go w osobnej karcie.',
  'preview.refused.password': 'Ten plik jest chroniony hasłem. Zapisz go, aby otworzyć go gdzie indziej.',
  'preview.refused.broken': 'Tego pliku nie można pokazać: jest uszkodzony lub nie jest tym, co mówi jego nazwa. Zapisz go, aby obejrzeć go gdzie indziej.',
  'preview.refused.slow': 'Otwieranie tego pliku trwa tu zbyt długo. Zapisz go, aby obejrzeć go gdzie indziej.',
};
export default words;
