import * as React from 'react';
import type { TeamShare } from '@listdesk/shared/reports';
import { useWords } from '../../ui/words/WordsContext';
import { percent } from './measures';

/** Promises kept and missed by team; what was missed leads to its tickets. */
export function Teams({
  teams,
  chosen,
  onMissed,
}: {
  teams: readonly TeamShare[];
  /** Undefined: none. */
  chosen: string | null | undefined;
  onMissed(team: string | null): void;
}) {
  const { say, locale } = useWords();
  return (
    <section className="card cc wide" aria-label={say('reports.teams')}>
      <h3 className="row">
        {say('reports.teams')}
        <span className="end lg" aria-hidden="true">
          <span>
            <i className="k3" />
            {say('reports.kept')}
          </span>
          <span>
            <i className="k4" />
            {say('reports.missed')}
          </span>
        </span>
      </h3>
      {teams.length === 0 ? (
        <p className="sub ccnone">{say('reports.teams.none')}</p>
      ) : (
        <table className="tbl">
          <thead className="sr">
            <tr>
              <th scope="col">{say('field.team')}</th>
              <th scope="col">{say('reports.kept')}</th>
              <th scope="col">{say('reports.share')}</th>
              <th scope="col">{say('reports.missed')}</th>
            </tr>
          </thead>
          <tbody>
            {teams.map(({ team, met, missed }) => {
              const all = met + missed;
              const name = team ?? say('reports.noTeam');
              return (
                <tr key={name} className={chosen === team ? 'on' : ''}>
                  <th scope="row" className="clip" dir="auto">
                    {name}
                  </th>
                  <td className="share">
                    <span className="stk" role="img" aria-label={say('reports.ofKept', { share: percent(met / all, locale) })}>
                      <i style={{ width: `${(met / all) * 100}%` }} />
                      {missed > 0 && <i className="lt" style={{ width: `${(missed / all) * 100}%` }} />}
                    </span>
                  </td>
                  <td className="r b">{percent(met / all, locale)}</td>
                  <td className="r">
                    {missed > 0 ? (
                      <button
                        type="button"
                        className="linkish num"
                        aria-label={say('reports.teams.show', { team: name, count: missed })}
                        onClick={() => onMissed(team)}
                      >
                        {say('number', { count: missed })}
                      </button>
                    ) : (
                      say('number', { count: 0 })
                    )}
                    <span className="sub"> {say('reports.of', { count: all })}</span>
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      )}
    </section>
  );
}
