import type { ChainedEntry } from '@listdesk/shared/audit';
import type { Say } from '../../ui/words/say';
import { clockTime, dayOf } from '../../ui/words/times';

/** As the service and the lists write a moment. */
const MOMENT = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?Z?$/;
const HASH = /^[0-9a-f]{64}$/;
const SHOWN_OF_A_HASH = 12;

/** What an entry says besides, in words and local times; a name or value this version has no word for stays as it was kept. The file that is kept (`auditJson`) has it exactly. */
export function detailText(details: ChainedEntry['details'], say: Say, has: (key: string) => boolean, locale: string): string {
  const one = (key: string, otherwise: string): string => (has(key) ? say(key) : otherwise);
  const valueText = (name: string, value: string | number | boolean): string => {
    if (typeof value === 'boolean') return say(value ? 'audit.yes' : 'audit.no');
    if (typeof value === 'number') return value.toLocaleString(locale);
    if (MOMENT.test(value)) return `${dayOf(value, locale)} ${clockTime(value, locale)}`;
    if (HASH.test(value)) return `${value.slice(0, SHOWN_OF_A_HASH)}…`;
    if (name === 'changed')
      return value
        .split(', ')
        .map((part) => one(`audit.setting.${part}`, part))
        .join(', ');
    return one(`audit.value.${name}.${value}`, value);
  };
  return Object.entries(details)
    .map(([name, value]) => `${one(`audit.detail.${name}`, name)}: ${valueText(name, value)}`)
    .join(', ');
}
