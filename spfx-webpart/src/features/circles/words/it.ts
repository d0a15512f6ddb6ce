import type { Words } from '../../../ui/words/say';

const words: Words = {
  'circles.field': 'Riservato',
  'circles.everybody': 'Tutti al supporto',
  'circles.only': 'Solo {name}',
  'circles.other': 'Una cerchia di cui non fa parte',
  'circles.made': 'Il ticket {number} è riservato: lo vede solo {name}.',
  'circles.opened': 'Il ticket {number} è di nuovo aperto a tutto il supporto.',
  'circles.working': 'Spostamento del ticket …',
  'circles.stale': 'Qualcuno ha modificato il ticket nel frattempo. Lo guardi e riprovi.',
  'circles.notMine': 'Non ne fai parte: consegna',
  'circles.handOver': 'Consegnare a {name}?',
  'circles.warning': 'Solo {name} vedrà il ticket. Entro cinque minuti non potrà più aprirlo né riprenderlo: possono solo le persone della cerchia.',
  'circles.handOverDo': 'Consegna',
  'circles.handedOver': 'Il ticket {number} passa a {name} entro cinque minuti.',
  'circles.title': 'Cerchie',
  'circles.text':
    'Una cerchia è un insieme di persone. Solo loro vedono i ticket che le sono riservati: SharePoint li tiene in una cartella che nessun altro può aprire. Gli amministratori della raccolta siti e il servizio ListDesk vedono tutto.',
  'circles.none': 'Ancora nessuna cerchia',
  'circles.noneText': 'Ne crei una per ogni gruppo con ticket propri, come le risorse umane o la rappresentanza sindacale.',
  'circles.add': 'Nuova cerchia',
  'circles.name': 'Nome',
  'circles.people': 'Persone',
  'circles.save': 'Crea cerchia',
  'circles.cancel': 'Annulla',
  'circles.making': 'Creazione del gruppo e delle sue cartelle …',
  'circles.failed': 'La cerchia non è completa: {reason}. Prema di nuovo; riprende da dove si è fermata.',
  'circles.needs': 'Una cerchia ha bisogno di un nome e di almeno una persona.',
  'circles.changed': 'Le persone di {name} sono salvate.',
  'circles.readOnly': 'Solo gli amministratori creano cerchie e scelgono le loro persone.',
};
export default words;
