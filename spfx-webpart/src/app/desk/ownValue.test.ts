import type { CustomColumn, CustomValue, CustomValues } from '@listdesk/shared/sharepoint';
import { saveOwnValue } from './ownValue';

const site = { name: 'Site', title: 'Site', type: 'text', required: false, choices: [] } as unknown as CustomColumn;
const held = (value: CustomValue, etag: string): CustomValues => ({ etag, values: { Site: value, Other: 1 } });

/** A ticket whose ETag is a number; whoever names an older one is turned away. */
function ticket(value: CustomValue, version: number, meanwhile: CustomValue[] = []) {
  const now = { value, version };
  return {
    now,
    lists: {
      async saveCustomValue(_id: number, etag: string, _column: CustomColumn, next: CustomValue) {
        const theirs = meanwhile.shift();
        if (theirs !== undefined) Object.assign(now, { value: theirs, version: now.version + 1 });
        if (etag !== String(now.version)) return { outcome: 'stale' as const };
        Object.assign(now, { value: next, version: now.version + 1 });
        return { outcome: 'updated' as const, etag: String(now.version) };
      },
      customValues: async () => held(now.value, String(now.version)),
    } as unknown as Parameters<typeof saveOwnValue>[0],
  };
}

test.each([
  ['nobody else is there', ticket('Hamburg', 1), held('Hamburg', '1'), 'saved', 'Wien'],
  ['another field was changed since it was read', ticket('Hamburg', 4), held('Hamburg', '1'), 'saved', 'Wien'],
  ['another field changes in the same moment', ticket('Hamburg', 1, ['Hamburg']), held('Hamburg', '1'), 'saved', 'Wien'],
  ['somebody gives it a value in the same moment', ticket('Hamburg', 1, ['Berlin']), held('Hamburg', '1'), 'theirs', 'Berlin'],
  ['it was given another value since, as an undo finds it', ticket('Berlin', 2), held('Berlin', '2'), 'theirs', 'Berlin'],
])('%s', async (_name, { lists, now }, read, outcome, stands) => {
  const saved = await saveOwnValue(lists, 1, [site], site, 'Hamburg', 'Wien', read);
  expect([saved.outcome, saved.values.values['Site'], now.value]).toEqual([outcome, stands, stands]);
});

test('a ticket that never stands still is given up', async () => {
  const { lists } = ticket('Hamburg', 1, ['Hamburg', 'Hamburg', 'Hamburg']);
  await expect(saveOwnValue(lists, 1, [site], site, 'Hamburg', 'Wien', held('Hamburg', '1'))).rejects.toThrow('faster than it can be saved');
});
