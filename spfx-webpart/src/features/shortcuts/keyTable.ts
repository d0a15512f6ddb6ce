export type Key = {
  /** What it does: its word is `keys.` and this. */
  does: string;
  /** Keys held together or named side by side; in a `sequence` one after the other. */
  keys: readonly string[];
  sequence?: true;
  /** A person who only reads cannot do it; `useDeskKeys` gives them none of it. */
  changing?: true;
};
export type KeyGroup = { name: 'go' | 'list' | 'ticket' | 'writing'; keys: readonly Key[] };

const go = (does: string, letter: string): Key => ({ does, keys: ['G', letter], sequence: true });
const changing = (does: string, ...keys: string[]): Key => ({ does, keys, changing: true });
const reading = (does: string, ...keys: string[]): Key => ({ does, keys });

/** The keys of `useDeskKeys` and of the composer, by the place where they act. */
export const KEY_GROUPS: readonly KeyGroup[] = [
  {
    name: 'go',
    keys: [
      reading('palette', 'Ctrl', 'K'),
      reading('search', '/'),
      go('goMine', 'M'),
      go('goUnassigned', 'U'),
      go('goOpen', 'O'),
      go('goSnoozed', 'H'),
      go('goSolved', 'S'),
      reading('zones', 'F6'),
    ],
  },
  {
    name: 'list',
    keys: [
      reading('move', 'J', 'K'),
      reading('open', 'Enter'),
      reading('back', 'Esc'),
      changing('select', 'X'),
      changing('selectTo', 'Shift', 'X'),
      changing('selectAll', 'Ctrl', 'A'),
      reading('pane', 'P'),
      changing('oldest', 'O'),
      changing('new', 'C'),
    ],
  },
  {
    name: 'ticket',
    keys: [
      changing('reply', 'R'),
      changing('note', 'N'),
      changing('mine', 'I'),
      changing('assign', 'A'),
      changing('status', 'S'),
      changing('solve', 'E'),
      changing('snooze', 'H'),
      changing('undo', 'Z'),
      reading('messages', '[', ']'),
      reading('quote', 'Q'),
      reading('properties', '.'),
      changing('subject', 'F2'),
    ],
  },
  {
    name: 'writing',
    keys: [changing('canned', '/'), changing('mention', '@'), changing('send', 'Ctrl', 'Enter'), changing('sendWith', 'Ctrl', 'Shift', 'Enter')],
  },
];

/** From the oldest ticket that nobody has to its answer and solution. */
export const SIX_KEYS: readonly (readonly [key: string, does: string])[] = [
  ['O', 'open'],
  ['R', 'reply'],
  ['/', 'canned'],
  ['Enter', 'insert'],
  ['Ctrl Enter', 'send'],
  ['E', 'solve'],
];

/** The groups with the keys this person has whose meaning or name fits what was typed. */
export function keysFor(mayWork: boolean, typed: string, meaning: (does: string) => string): KeyGroup[] {
  const words = typed.toLocaleLowerCase().split(/\s+/).filter(Boolean);
  const fits = ({ does, keys }: Key): boolean => {
    const text = `${meaning(does)} ${keys.join(' ')}`.toLocaleLowerCase();
    return words.every((word) => text.includes(word));
  };
  return KEY_GROUPS.map(({ name, keys }) => ({ name, keys: keys.filter((key) => (mayWork || !key.changing) && fits(key)) })).filter(
    ({ keys }) => keys.length > 0,
  );
}
