import * as React from 'react';
import type { Share } from '@listdesk/shared/reports';
import { useWords } from '../../ui/words/WordsContext';
import { duration } from '../../ui/words/times';

export type SharesProps<K> = {
  label: string;
  of: string;
  shares: readonly Share<K>[];
  nameOf(of: K): string;
  mark?(of: K): React.ReactNode;
  onMissed(of: K): void;
};

/** Work by person or category: a table, most first, with a bar for what came. */
export function Shares<K extends string | number | null>({ label, of, shares, nameOf, mark, onMissed }: SharesProps<K>) {
  const { say } = useWords();
  const most = Math.max(1, ...shares.map(({ came }) => came));
  const time = (ms: number | null): string => (ms === null ? '–' : duration(ms, say));
  return (
    <section className="card cc whole" aria-label={label}>
      <div className="cctable" tabIndex={0} role="group" aria-label={label}>
        <table className="tbl">
          <thead>
            <tr>
              <th scope="col">{of}</th>
              <th scope="col" className="share">
                {say('reports.came')}
              </th>
              {(['before', 'ended', 'open', 'missed'] as const).map((column) => (
                <th key={column} scope="col" className="r">
                  {say(`reports.${column}`)}
                </th>
              ))}
              <th scope="col" className="r">
                {say('reports.medianAnswer')}
              </th>
              <th scope="col" className="r">
                {say('reports.medianSolve')}
              </th>
            </tr>
          </thead>
          <tbody>
            {shares.map((share) => (
              <tr key={String(share.of)}>
                <th scope="row" dir="auto">
                  <span className="row clip">
                    {mark?.(share.of)}
                    <span className="clip">{nameOf(share.of)}</span>
                  </span>
                </th>
                <td className="share">
                  <span className="row">
                    <span className="num">{say('number', { count: share.came })}</span>
                    <span className="stk grow" aria-hidden="true">
                      <i style={{ width: `${(share.came / most) * 100}%` }} />
                    </span>
                  </span>
                </td>
                <td className="r sub">{say('number', { count: share.before })}</td>
                <td className="r">{say('number', { count: share.ended })}</td>
                <td className="r">{say('number', { count: share.open })}</td>
                <td className="r">
                  {share.missed > 0 ? (
                    <button
                      type="button"
                      className="linkish num bad"
                      aria-label={say('reports.teams.show', { team: nameOf(share.of), count: share.missed })}
                      onClick={() => onMissed(share.of)}
                    >
                      {say('number', { count: share.missed })}
                    </button>
                  ) : (
                    say('number', { count: 0 })
                  )}
                </td>
                <td className="r">{time(share.answer)}</td>
                <td className="r">{time(share.solve)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
