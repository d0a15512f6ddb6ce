import type { Words } from '../../../ui/words/say';

const words: Words = {
  'circles.field': 'Vertraulich',
  'circles.everybody': 'Alle am Desk',
  'circles.only': 'Nur {name}',
  'circles.other': 'Ein Kreis ohne Sie',
  'circles.made': 'Ticket {number} ist vertraulich: Nur {name} sieht es.',
  'circles.opened': 'Ticket {number} ist wieder für alle am Desk offen.',
  'circles.working': 'Ticket wird verschoben …',
  'circles.stale': 'Jemand hat das Ticket inzwischen geändert. Sehen Sie es an und versuchen Sie es noch einmal.',
  'circles.notMine': 'Ohne Sie: Übergabe',
  'circles.handOver': 'An {name} übergeben?',
  'circles.warning':
    'Nur {name} wird das Ticket sehen. Nach spätestens fünf Minuten können Sie es nicht mehr öffnen und nicht zurücknehmen; das können nur Personen des Kreises.',
  'circles.handOverDo': 'Übergeben',
  'circles.handedOver': 'Ticket {number} geht in den nächsten fünf Minuten an {name}.',
  'circles.title': 'Kreise',
  'circles.text':
    'Ein Kreis ist eine Gruppe von Personen. Nur sie sehen die Tickets, die für ihn vertraulich sind: SharePoint hält sie in einem Ordner, den sonst niemand öffnen kann. Websitesammlungsadministratoren und der Dienst von ListDesk sehen alles.',
  'circles.none': 'Noch kein Kreis',
  'circles.noneText': 'Legen Sie einen für jede Gruppe mit eigenen Tickets an, etwa Personalabteilung oder Betriebsrat.',
  'circles.add': 'Neuer Kreis',
  'circles.name': 'Name',
  'circles.people': 'Personen',
  'circles.save': 'Kreis anlegen',
  'circles.cancel': 'Abbrechen',
  'circles.making': 'Gruppe und Ordner werden angelegt …',
  'circles.failed': 'Der Kreis ist nicht vollständig: {reason}. Drücken Sie noch einmal; es geht dort weiter, wo es aufhörte.',
  'circles.needs': 'Ein Kreis braucht einen Namen und mindestens eine Person.',
  'circles.changed': 'Die Personen von {name} sind gespeichert.',
  'circles.readOnly': 'Nur Administratoren legen Kreise an und wählen ihre Personen.',
};
export default words;
