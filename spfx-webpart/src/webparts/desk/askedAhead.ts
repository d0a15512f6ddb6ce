import type { DeskLists } from '@listdesk/shared/sharepoint';
import type { Device, Warm } from '../../app/localIndex/device';
import type { Keep } from '../../app/keep/keep';
import { isView } from '../../app/desk/state';
import { listView } from '../../app/desk/views';
import { PAGE_ROWS } from '../../app/desk/viewLoader';

/**
 * The question for the first rows is on its way, and the device is read, before anything is drawn. The first who asks for rows is given
 * that answer if it is the same question. "Mine" waits until it is known who asks.
 */
export function askedAhead(lists: DeskLists, keep: Keep): DeskLists {
  const name = keep.read('view', isView) ?? 'allOpen';
  if (name === 'mine' || name === 'snoozed') return lists;
  const question = listView(name, 0);
  const asked = JSON.stringify(question);
  let ahead: ReturnType<DeskLists['ticketPage']> | null = lists.ticketPage(question, { top: PAGE_ROWS });
  ahead.catch(() => undefined); // Told to whoever asks.
  return {
    ...lists,
    ticketPage(view, options) {
      const answer = ahead;
      ahead = null;
      return answer && options?.cursor === undefined && JSON.stringify(view) === asked ? answer : lists.ticketPage(view, options);
    },
  };
}

/** The same for what this person saw last on this device. */
export function readAhead(device: Device): Device {
  let ahead: Promise<Warm | null> | null = device.readWarm();
  return {
    ...device,
    readWarm() {
      const warm = ahead ?? device.readWarm();
      ahead = null;
      return warm;
    },
  };
}
