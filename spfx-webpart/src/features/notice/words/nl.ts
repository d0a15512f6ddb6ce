import type { Words } from '../../../ui/words/say';

const words: Words = {
  'notice.changes': 'De privacyverklaring en voorwaarden veranderen op {day}',
  'notice.holds': 'Sinds {day} gelden een privacyverklaring en voorwaarden',
  'notice.title': 'Privacyverklaring en voorwaarden',
  'notice.read': 'Lezen',
  'notice.accept': 'Kennisgenomen',
  'notice.again': 'U kunt het opnieuw lezen op de privacypagina van de desk.',
  'notice.close': 'Sluiten',
  'notice.failed': 'Dit lukte niet: {reason}',
};
export default words;
