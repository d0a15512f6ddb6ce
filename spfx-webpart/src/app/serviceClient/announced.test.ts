import type { DeskLists } from '@listdesk/shared/sharepoint';
import { announced } from './announced';

const saving = (fails = false): { lists: DeskLists; calls: unknown[][] } => {
  const calls: unknown[][] = [];
  const save =
    (name: string) =>
    async (...all: unknown[]) => {
      calls.push([name, ...all]);
      if (fails) throw new Error('refused');
      return { outcome: 'updated', etag: '"2"' };
    };
  return {
    calls,
    lists: {
      saveSettings: save('saveSettings'),
      replaceSettings: save('replaceSettings'),
      saveSettingValue: save('saveSettingValue'),
      replaceSettingValue: save('replaceSettingValue'),
      settings: save('settings'),
    } as unknown as DeskLists,
  };
};

test.each(['saveSettings', 'replaceSettings', 'saveSettingValue', 'replaceSettingValue'] as const)(
  '%s is carried out as it is and told afterwards',
  async (name) => {
    const { lists, calls } = saving();
    let told = 0;
    const answer = await (
      announced(lists, () => {
        told += calls.length;
      })[name] as (...all: unknown[]) => Promise<unknown>
    )('a', 'b');
    expect([answer, calls, told]).toEqual([{ outcome: 'updated', etag: '"2"' }, [[name, 'a', 'b']], 1]);
  },
);

test('what failed and what only reads is not told', async () => {
  const told = jest.fn();
  await expect(announced(saving(true).lists, told).saveSettingValue('rules', [])).rejects.toThrow('refused');
  await announced(saving().lists, told).settings();
  expect(told).not.toHaveBeenCalled();
});
