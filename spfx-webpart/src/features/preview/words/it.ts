import type { Words } from '../../../ui/words/say';

const words: Words = {
  'preview.name': 'Anteprima di {name}',
  'preview.save': 'Salva {name}',
  'preview.saveShort': 'Salva',
  'preview.tab': 'Apri in una scheda propria',
  'preview.loading': 'Caricamento del file',
  'preview.cut': 'Questo è l’inizio. Salvare il file per leggere il resto.',
  'preview.previous': 'File precedente',
  'preview.next': 'File successivo',
  'preview.fileOf': 'File {place} di {total}',
  'preview.pageBack': 'Pagina precedente',
  'preview.pageOn': 'Pagina successiva',
  'preview.pageOf': 'Pagina {page} di {pages}',
  'preview.smaller': 'Più piccolo',
  'preview.larger': 'Più grande',
  'preview.fit': 'Adatta alla finestra',
  'preview.refused.noWorker': 'Questa pagina non consente l’anteprima. Salvare il file o aprirlo in una scheda propria.',
  'preview.refused.password': 'Questo file è protetto da password. Salvarlo per aprirlo altrove.',
  'preview.refused.broken': 'Questo file non può essere mostrato: è danneggiato o non è ciò che dice il nome. Salvarlo per vederlo altrove.',
  'preview.refused.slow': 'Questo file impiega troppo tempo ad aprirsi qui. Salvarlo per vederlo altrove.',
};
export default words;
