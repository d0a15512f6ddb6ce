import type { Words } from '../../../ui/words/say';

const words: Words = {
  'circles.field': 'Poufne',
  'circles.everybody': 'Wszyscy przy biurku',
  'circles.only': 'Tylko {name}',
  'circles.other': 'Krąg, do którego nie należysz',
  'circles.made': 'Zgłoszenie {number} jest poufne: widzi je tylko {name}.',
  'circles.opened': 'Zgłoszenie {number} jest znów dostępne dla wszystkich przy biurku.',
  'circles.working': 'Przenoszenie zgłoszenia …',
  'circles.stale': 'Ktoś zmienił w międzyczasie zgłoszenie. Obejrzyj je i spróbuj ponownie.',
  'circles.notMine': 'Bez Ciebie: przekazanie',
  'circles.handOver': 'Przekazać do: {name}?',
  'circles.warning': 'Zgłoszenie zobaczy tylko {name}. Najpóźniej po pięciu minutach nie będzie można go otworzyć ani cofnąć; mogą to tylko osoby z kręgu.',
  'circles.handOverDo': 'Przekaż',
  'circles.handedOver': 'Zgłoszenie {number} trafi do: {name} w ciągu pięciu minut.',
  'circles.title': 'Kręgi',
  'circles.text':
    'Krąg to grupa osób. Tylko one widzą zgłoszenia dla niego poufne: SharePoint trzyma je w folderze, którego nikt inny nie może otworzyć. Administratorzy zbioru witryn i usługa ListDesk widzą wszystko.',
  'circles.none': 'Nie ma jeszcze kręgów',
  'circles.noneText': 'Utwórz krąg dla każdej grupy z własnymi zgłoszeniami, na przykład kadr lub rady zakładowej.',
  'circles.add': 'Nowy krąg',
  'circles.name': 'Nazwa',
  'circles.people': 'Osoby',
  'circles.save': 'Utwórz krąg',
  'circles.cancel': 'Anuluj',
  'circles.making': 'Tworzenie grupy i jej folderów …',
  'circles.failed': 'Krąg nie jest kompletny: {reason}. Naciśnij ponownie; praca ruszy tam, gdzie stanęła.',
  'circles.needs': 'Krąg potrzebuje nazwy i co najmniej jednej osoby.',
  'circles.changed': 'Osoby kręgu {name} są zapisane.',
  'circles.readOnly': 'Tylko administratorzy tworzą kręgi i wybierają ich osoby.',
};
export default words;
