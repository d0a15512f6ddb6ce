import type { Words } from '../../../ui/words/say';

const words: Words = {
  'preview.name': 'Vista previa de {name}',
  'preview.save': 'Guardar {name}',
  'preview.saveShort': 'Guardar',
  'preview.tab': 'Abrir en una pestaña propia',
  'preview.loading': 'Cargando el archivo',
  'preview.cut': 'Este es el principio. Guarda el archivo para leer el resto.',
  'preview.previous': 'Archivo anterior',
  'preview.next': 'Archivo siguiente',
  'preview.fileOf': 'Archivo {place} de {total}',
  'preview.pageBack': 'Página anterior',
  'preview.pageOn': 'Página siguiente',
  'preview.pageOf': 'Página {page} de {pages}',
  'preview.smaller': 'Más pequeño',
  'preview.larger': 'Más grande',
  'preview.fit': 'Ajustar a la ventana',
  'preview.refused.noWorker': 'Esta página no permite la vista previa. Guarda el archivo o ábrelo en una pestaña propia.',
  'preview.refused.password': 'Este archivo está protegido con contraseña. Guárdelo para abrirlo en otro lugar.',
  'preview.refused.broken': 'Este archivo no se puede mostrar: está dañado o no es lo que dice su nombre. Guárdelo para verlo en otro lugar.',
  'preview.refused.slow': 'Este archivo tarda demasiado en abrirse aquí. Guárdelo para verlo en otro lugar.',
};
export default words;
