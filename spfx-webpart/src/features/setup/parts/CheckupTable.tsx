import * as React from 'react';
import { clockTime } from '../../../ui/words/times';
import { Icon } from '../../../ui/icons/Icon';
import { useWords } from '../../../ui/words/WordsContext';
import { checkName, checkWords } from '../model/checkWords';
import { DESK_SIZE } from '../steps/ListsStep';
import { useSeats } from '../useSeats';
import type { Setup } from '../useSetup';

const LOOKS = { ok: { look: 'ok', icon: 'check' }, warning: { look: 'warn', icon: 'alert' }, failed: { look: 'bad', icon: 'x' } } as const;
type Line = { part: string; state: keyof typeof LOOKS; words: string; at: number | null };

/** The whole desk on one table, any day later: the same data the steps show. */
export function CheckupTable({ setup }: { setup: Setup }) {
  const { say, locale } = useWords();
  const { inspection, checkup, lastRun, agents } = setup;
  const seats = useSeats(agents);
  const lines: Line[] = [];
  if (inspection) {
    const ready = inspection.state === 'ready' || inspection.state === 'newer';
    lines.push({
      part: say('setup.table.listsPart'),
      state: ready ? 'ok' : 'failed',
      words: ready ? say('setup.table.lists', DESK_SIZE) : say(`setup.lists.${inspection.state}`),
      at: null,
    });
  }
  for (const check of checkup?.ok ? checkup.value : [])
    lines.push({
      part: checkName(check.check, say),
      state: check.state,
      words: checkWords(check, say).message || say(`setup.look.${check.state}`),
      at: lastRun?.at ?? null,
    });
  if (lines.length > 0 && agents !== null) {
    const over = seats !== null && seats.over > 0;
    lines.push({
      part: say('setup.step.people'),
      state: over ? 'warning' : 'ok',
      words: over ? say('setup.seats.over', { seats: seats.seats, count: seats.over }) : say('setup.people.some', { count: agents }),
      at: null,
    });
  }
  if (lines.length === 0) return null;
  return (
    <section aria-labelledby="listdesk-checkup">
      <h2 className="h2 su-h2" id="listdesk-checkup">
        {say('setup.table.title')}
      </h2>
      <div className="card su-scroll">
        <table className="tbl">
          <thead>
            <tr>
              <th>{say('setup.table.part')}</th>
              <th>{say('setup.table.state')}</th>
              <th className="hide-phone">{say('setup.table.at')}</th>
            </tr>
          </thead>
          <tbody>
            {lines.map(({ part, state, words, at }) => (
              <tr key={part}>
                <td className="b">{part}</td>
                <td>
                  <span className={`row ${LOOKS[state].look}`}>
                    <Icon name={LOOKS[state].icon} />
                    <span className="su-words" dir="auto">
                      <span className="sr">{say(`setup.look.${state}`)}: </span>
                      {words}
                    </span>
                  </span>
                </td>
                <td className="sub hide-phone nowrap num">{at === null ? '' : clockTime(at, locale)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
