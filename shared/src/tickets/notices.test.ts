import { toldOf, type NoticeWish } from './notices.ts';
import type { Agent } from './ticket.ts';

const [AYLIN, JONAS, PIOTR]: Agent[] = [
  { id: 1, name: 'Aylin Demir', address: 'aylin@x.example' },
  { id: 2, name: 'Jonas Weber', address: 'jonas@x.example' },
  { id: 3, name: 'Piotr Nowak', address: 'piotr@x.example' },
];
const agents = [AYLIN!, JONAS!, PIOTR!];
const note = { kind: 'Note' as const, visibleText: '@Jonas Weber look', automatic: null, from: { name: '', address: 'Aylin@x.example' } };
const names = (
  message: Partial<Omit<typeof note, 'kind' | 'automatic'> & { kind: 'Note' | 'Mail' | 'Reply' | 'System'; automatic: string | null }>,
  followers: number[],
  wishes: Record<number, NoticeWish> = {},
) => toldOf({ ticket: { followers }, message: { ...note, ...message }, agents }, (id) => wishes[id] ?? 'All').map(({ name }) => name.split(' ')[0]);

test.each([
  ['a note tells whom it names and who follows', names({}, [3]), ['Jonas', 'Piotr']],
  ['never its writer', names({ visibleText: '@Aylin Demir' }, [1]), []],
  ['a mail tells followers alone, whatever it says', names({ kind: 'Mail', from: { name: '', address: 'kim@out.example' } }, [1]), ['Aylin']],
  ['a reply tells the other followers', names({ kind: 'Reply' }, [1, 3]), ['Piotr']],
  ['what no person wrote tells nobody', names({ automatic: 'auto-submitted: auto-replied' }, [3]), []],
  ['what the desk notes down tells nobody', names({ kind: 'System' }, [3]), []],
  ['who left the desk is not told', names({}, [99]), ['Jonas']],
  ['mentions alone', names({ visibleText: '@Piotr Nowak' }, [2, 3], { 2: 'Mentions', 3: 'Mentions' }), ['Piotr']],
  ['none at all', names({}, [2], { 2: 'None' }), []],
])('%s', (_name, told, expected) => expect(told).toEqual(expected));
