import * as React from 'react';
import { useWords } from '../../ui/words/WordsContext';

const TILES = [0, 1, 2, 3];

/** The shape of the report while its tickets are read, and how many were so far. */
export function ReportSkeleton({ read }: { read: number }) {
  const { say } = useWords();
  return (
    <div className="dboard" aria-busy="true">
      <div className="kpis" aria-hidden="true">
        {TILES.map((tile) => (
          <div key={tile} className="card kpi">
            <span className="sk" style={{ width: 80 }} />
            <span className="sk" style={{ width: 56, height: 28 }} />
            <span className="sk" style={{ width: 96 }} />
          </div>
        ))}
      </div>
      <div className="card cc wide skchart" aria-hidden="true">
        <span className="sk" style={{ width: 120 }} />
      </div>
      <div className="card cc skchart" aria-hidden="true">
        <span className="sk" style={{ width: 120 }} />
      </div>
      <p className="sub sm foot" role="status">
        {say('reports.reading', { count: read })}
      </p>
    </div>
  );
}
