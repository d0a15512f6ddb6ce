import type { Held } from '../../app/unsent/waiting';
import { useWords } from '../../ui/words/WordsContext';

/** Why an answer did not leave by itself, and what its writer may do. */
export function useHeldWords(): (held: Held) => string {
  const { say } = useWords();
  return (held) => {
    switch (held.why) {
      case 'news':
        return say('unsent.news', { name: held.by });
      case 'files':
        return say('unsent.files', { names: held.names });
      case 'fault':
        return say(`fault.${held.fault.code}`, { detail: held.fault.message });
      default:
        return say(`unsent.${held.why}`);
    }
  };
}
