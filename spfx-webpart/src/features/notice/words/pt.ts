import type { Words } from '../../../ui/words/say';

const words: Words = {
  'notice.changes': 'O aviso de privacidade e as condições mudam em {day}',
  'notice.holds': 'Desde {day} valem um aviso de privacidade e condições',
  'notice.title': 'Aviso de privacidade e condições',
  'notice.read': 'Ler',
  'notice.accept': 'Tomei nota',
  'notice.again': 'Pode voltar a lê-lo na página de privacidade.',
  'notice.close': 'Fechar',
  'notice.failed': 'Isto não funcionou: {reason}',
};
export default words;
