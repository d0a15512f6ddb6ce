import { NOT_DONE, type Deeds } from '../../audit/index.ts';

/**
 * A deed that has to be audited is written into the audit log first: no entry, no deed. When it then fails, or `done` says of its answer that it was
 * not done, a second entry says so.
 */
export async function toldFirst<T>(
  write: (deed: Deeds) => Promise<void>,
  deed: Deeds,
  work: () => Promise<T>,
  done: (answer: T) => boolean = () => true,
): Promise<T> {
  await write(deed);
  const undone = (): Promise<void> => write({ ...deed, action: `${deed.action}${NOT_DONE}` as Deeds['action'] }).catch(() => undefined);
  try {
    const answer = await work();
    if (!done(answer)) await undone();
    return answer;
  } catch (error) {
    await undone();
    throw error;
  }
}
