import { useWords } from '../../ui/words/WordsContext';
import { useDesk } from '../desk/DeskContext';

const MOST_IDS_A_READ = 100;

/** Reads the tickets found that the desk does not hold yet; `onTaken` gets those it then holds. When reading fails, the desk says so. */
export function useTakeAll(onTaken: (ids: number[]) => void): (found: readonly number[]) => Promise<void> {
  const { say } = useWords();
  const { desk } = useDesk();
  return async (found) => {
    const missing = found.filter((id) => !desk.store.get().tickets.has(id));
    try {
      for (let start = 0; start < missing.length; start += MOST_IDS_A_READ)
        desk.put(await desk.port.lists.ticketsById(missing.slice(start, start + MOST_IDS_A_READ)));
    } catch {
      desk.tell(say('palette.failed'), true);
      return;
    }
    onTaken(found.filter((id) => desk.store.get().tickets.has(id)));
  };
}
