import { createWordIndex } from '../../../spfx-webpart/src/app/localIndex/wordIndex.ts';
import { medianMs, type Bench } from '../ratio.ts';
import { benchDeskRows } from './benchRows.ts';

const TICKETS = 100_000;
const PROMISED_MS = 50;

/** A word that is typed letter by letter, over all tickets on the device. */
export const search: Bench = async () => {
  const index = createWordIndex(() => '');
  for (const row of benchDeskRows(TICKETS)) index.put(row);
  const rows = [];
  for (const text of ['r', 'rechn', 'export', 'rechnungsexport katharina', '99999', 'zzzz'])
    rows.push({
      what: `search of ${TICKETS} tickets on the device for "${text}"`,
      ours: await medianMs(async () => index.search(text, 20)),
      floor: PROMISED_MS,
      unit: 'ms',
      atMost: 1,
    });
  return rows;
};
