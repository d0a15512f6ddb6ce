import { closingRule, linkAs, linkedTo, linkRefusal, type LinkRole, type TicketLink } from './index.ts';

const A = { key: 'a', number: 1 };
const B = { key: 'b', number: 2 };
const C = { key: 'c', number: 3 };
const stored = (id: number, role: LinkRole, self = A, other = B): TicketLink => ({ id, ...linkAs(role, self, other) });

test.each<[LinkRole, string, string, string]>([
  ['parent', 'parent|a', 'parent', 'child'],
  ['child', 'parent|b', 'child', 'parent'],
  ['related', 'related|a|b', 'related', 'related'],
  ['duplicateOf', 'duplicate|a', 'duplicateOf', 'duplicate'],
  ['duplicate', 'duplicate|b', 'duplicate', 'duplicateOf'],
])('%s is one item, seen from both sides', (role, key, here, there) => {
  const link = stored(1, role);
  expect(link.key).toBe(key);
  expect(linkedTo('a', [link])).toMatchObject([{ role: here, other: B }]);
  expect(linkedTo('b', [link])).toMatchObject([{ role: there, other: A }]);
  expect(linkedTo('c', [link])).toEqual([]);
});

test.each<[string, LinkRole, typeof A, typeof A, TicketLink[], string | null]>([
  ['a ticket with itself', 'related', A, A, [], 'self'],
  ['two strangers', 'related', A, B, [], null],
  ['the same again, asked from the other side', 'related', B, A, [stored(1, 'related')], 'exists'],
  ['a second parent', 'parent', A, C, [stored(1, 'parent')], 'hasParent'],
  ['a parent of its own parent', 'parent', B, A, [stored(1, 'parent')], 'circle'],
  ['a child that has another parent', 'child', C, A, [stored(1, 'parent')], 'hasParent'],
  ['another kind between the same two', 'duplicateOf', A, B, [stored(1, 'parent')], null],
])('linking %s', (_name, role, self, other, links, refusal) => {
  expect(linkRefusal(role, self, other, links)).toBe(refusal);
});

describe('the closing rule', () => {
  const open = { id: 2, status: 'Open' as const };
  const solved = { id: 3, status: 'Solved' as const };
  test('a solved parent offers its open children', () => expect(closingRule({ status: 'Solved' }, [open, solved], null).openChildren).toEqual([2]));
  test('an open parent offers nothing', () => expect(closingRule({ status: 'Open' }, [open], null).openChildren).toEqual([]));
  test.each([
    ['the last open child', 'Solved', 'Open', ['Solved'], true],
    ['a child with an open sibling', 'Solved', 'Open', ['Open'], false],
    ['a child of a solved parent', 'Solved', 'Solved', [], false],
    ['a child that is open itself', 'Open', 'Open', [], false],
  ] as const)('%s', (_name, status, parent, siblings, offered) => {
    expect(
      closingRule(
        { status },
        [],
        { status: parent },
        siblings.map((each) => ({ status: each })),
      ).parentMayClose,
    ).toBe(offered);
  });
});
