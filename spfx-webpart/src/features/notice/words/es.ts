import type { Words } from '../../../ui/words/say';

const words: Words = {
  'notice.changes': 'El aviso de privacidad y las condiciones cambian el {day}',
  'notice.holds': 'Desde el {day} rigen un aviso de privacidad y condiciones',
  'notice.title': 'Aviso de privacidad y condiciones',
  'notice.read': 'Leer',
  'notice.accept': 'Tomo nota',
  'notice.again': 'Puede volver a leerlo en la página de privacidad.',
  'notice.close': 'Cerrar',
  'notice.failed': 'Esto no funcionó: {reason}',
};
export default words;
