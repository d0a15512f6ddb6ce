import { sha256 as hash } from '../sharepoint/privacy/sha256.ts';
import { appendEntry, verifyChain, type AuditEntry, type ChainedEntry, type ChainHead } from './index.ts';

const done = (at: number): AuditEntry => ({
  at: new Date(Date.UTC(2026, 10, 21, 8, at)).toISOString(),
  actor: `agent${at % 2}@nordwind.example`,
  action: `did.${at % 3}`,
  subject: `t${at}`,
  details: { count: at, code: `c${at}` },
});

async function chainOf(length: number): Promise<ChainedEntry[]> {
  const entries: ChainedEntry[] = [];
  for (let at = 0; at < length; at += 1) entries.push(await appendEntry(entries.at(-1) ?? null, done(at), hash));
  return entries;
}
const LENGTH = 12;
let chain: ChainedEntry[];
let head: ChainHead;
beforeAll(async () => {
  chain = await chainOf(LENGTH);
  head = { sequence: LENGTH, hash: chain.at(-1)!.hash, at: '2026-11-21T09:00:00.000Z' };
});

test('an untouched chain has no fault, also when it went on after the head was signed', async () => {
  expect(await verifyChain(chain, head, hash)).toEqual({ entries: LENGTH, last: { sequence: LENGTH, hash: head.hash }, trimmedThrough: 0, faults: [] });
  const longer = [...chain, await appendEntry(chain.at(-1)!, done(99), hash)];
  expect((await verifyChain(longer, head, hash)).faults).toEqual([]);
  expect((await verifyChain([], null, hash)).faults).toEqual([]);
});

test('every field of every entry changed: found, all of them', async () => {
  const changes: ((entry: ChainedEntry) => ChainedEntry)[] = [
    (entry) => ({ ...entry, sequence: entry.sequence + 1 }),
    (entry) => ({ ...entry, at: '2020-01-01T00:00:00.000Z' }),
    (entry) => ({ ...entry, actor: 'x' }),
    (entry) => ({ ...entry, action: 'x' }),
    (entry) => ({ ...entry, subject: 'x' }),
    (entry) => ({ ...entry, details: {} }),
    (entry) => ({ ...entry, previous: 'f'.repeat(64) }),
    (entry) => ({ ...entry, hash: 'f'.repeat(64) }),
  ];
  let tampered = 0;
  for (let at = 0; at < LENGTH; at += 1)
    for (const change of changes) {
      const other = chain.map((entry, index) => (index === at ? change(entry) : entry));
      expect({ at, faults: (await verifyChain(other, head, hash)).faults.length > 0 }).toEqual({ at, faults: true });
      tampered += 1;
    }
  expect(tampered).toBe(LENGTH * 8);
});

test('each entry removed, the last ones too: found', async () => {
  for (let at = 0; at < LENGTH; at += 1)
    expect(
      (
        await verifyChain(
          chain.filter((_, index) => index !== at),
          head,
          hash,
        )
      ).faults,
    ).not.toEqual([]);
  for (let kept = 0; kept < LENGTH; kept += 1)
    expect((await verifyChain(chain.slice(0, kept), head, hash)).faults).toContainEqual({ sequence: LENGTH, fault: 'truncated' });
});

test('any two swapped, or one kept twice: found', async () => {
  for (let a = 0; a < LENGTH; a += 1)
    for (let b = a; b < LENGTH; b += 1) {
      const other = [...chain];
      if (a === b) other.splice(a, 0, chain[a]!);
      else [other[a], other[b]] = [other[b]!, other[a]!];
      expect({ a, b, found: (await verifyChain(other, head, hash)).faults.length > 0 }).toEqual({ a, b, found: true });
    }
});

test('a chain written anew from the middle on is well formed and yet not the signed one', async () => {
  const other = chain.slice(0, 5);
  for (let at = 5; at < LENGTH; at += 1) other.push(await appendEntry(other.at(-1)!, { ...done(at), actor: 'nobody' }, hash));
  expect((await verifyChain(other, null, hash)).faults).toEqual([]);
  expect((await verifyChain(other, head, hash)).faults).toEqual([{ sequence: LENGTH, fault: 'rewritten' }]);
});

test('an entry is kept as a list gives it back', async () => {
  expect(await appendEntry(null, { at: '2026-11-21T08:00:00.987Z', actor: ' a\nb ', action: 'x', subject: '', details: {} }, hash)).toMatchObject({
    at: '2026-11-21T08:00:00.000Z',
    actor: 'a b',
    sequence: 1,
  });
});

describe('entries whose time is over', () => {
  const trimmed = async (through: number): Promise<ChainedEntry[]> => {
    const trim = await appendEntry(
      chain.at(-1)!,
      { at: '2033-11-21T08:00:00.000Z', actor: 'service', action: 'audit.trimmed', subject: '', details: { through, hash: chain[through - 1]!.hash } },
      hash,
    );
    return [...chain, trim];
  };

  test('the rest verifies, and also what a stopped run has not deleted yet', async () => {
    const whole = await trimmed(5);
    for (let gone = 0; gone <= 5; gone += 1)
      expect({ gone, ...(await verifyChain(whole.slice(gone), head, hash, 5)) }).toMatchObject({ gone, trimmedThrough: 5, faults: [] });
  });

  test('more is gone than the entry says: found', async () => {
    expect((await verifyChain((await trimmed(5)).slice(6), head, hash, 12)).faults).toEqual([{ sequence: 7, fault: 'gap' }]);
  });

  test('an entry that says so by hand, of entries that are young: found', async () => {
    expect((await verifyChain((await trimmed(9)).slice(9), head, hash, 5)).faults).toEqual([{ sequence: 9, fault: 'trimmed' }]);
    expect((await verifyChain((await trimmed(12)).slice(12), head, hash)).faults).toEqual([{ sequence: LENGTH, fault: 'rewritten' }]);
  });
});
