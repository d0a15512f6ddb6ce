import type { DeskLists } from '@listdesk/shared/sharepoint';

/** The same lists; after a save of settings the service is told, so that it acts on them with the next mail. Nobody waits for that, and losing it costs minutes. */
export function announced(lists: DeskLists, tell: () => void): DeskLists {
  const after =
    <A extends unknown[], T>(save: (...all: A) => Promise<T>) =>
    async (...all: A): Promise<T> => {
      const answer = await save(...all);
      tell();
      return answer;
    };
  return {
    ...lists,
    saveSettings: after(lists.saveSettings),
    replaceSettings: after(lists.replaceSettings),
    saveSettingValue: after(lists.saveSettingValue),
    replaceSettingValue: after(lists.replaceSettingValue),
  };
}
