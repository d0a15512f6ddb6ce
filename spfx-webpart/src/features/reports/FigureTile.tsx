import * as React from 'react';
import type { Figure } from '@listdesk/shared/reports';
import { Icon } from '../../ui/icons/Icon';
import { useWords } from '../../ui/words/WordsContext';
import { moved, shown, type FigureName } from './measures';

const WIDTH = 96;
const HEIGHT = 28;
const MARGIN = 4;

/** The course of a figure: pieces where there was something to count, a point at the newest. */
function Spark({ line }: { line: readonly (number | null)[] }) {
  const values = line.filter((value): value is number => value !== null);
  if (values.length < 2) return null;
  const least = Math.min(...values);
  const span = Math.max(...values) - least || 1;
  const points = line.flatMap((value, index) =>
    value === null
      ? []
      : [{ x: MARGIN + (index * (WIDTH - 2 * MARGIN)) / (line.length - 1), y: HEIGHT - MARGIN - ((value - least) * (HEIGHT - 2 * MARGIN)) / span }],
  );
  const last = points[points.length - 1];
  return (
    <svg className="spk" width={WIDTH} height={HEIGHT} viewBox={`0 0 ${WIDTH} ${HEIGHT}`} aria-hidden="true" focusable="false">
      <polyline points={points.map(({ x, y }) => `${x.toFixed(1)},${y.toFixed(1)}`).join(' ')} />
      {last && <circle cx={last.x} cy={last.y} r="2.5" />}
    </svg>
  );
}

/** One figure, how it moved, and the way to its tickets. */
export function FigureTile({ name, figure, chosen, onChoose }: { name: FigureName; figure: Figure; chosen: boolean; onChoose(name: FigureName): void }) {
  const { say, locale } = useWords();
  const change = moved(name, figure, say, locale);
  const value = shown(name, figure.value, say, locale);
  const title = say(`reports.figure.${name}`);
  return (
    <button
      type="button"
      className={chosen ? 'card kpi sel' : 'card kpi'}
      aria-pressed={chosen}
      disabled={figure.value === null}
      onClick={() => onChoose(name)}
    >
      <span className="sub sm">{title}</span>{' '}
      <span className="kpirow">
        <span className="big">{value}</span>
        <Spark line={figure.line} />
      </span>{' '}
      <span className={change ? `sm row ${change.good ? 'ok' : 'bad'}` : 'sm row sub'}>
        {change ? (
          <>
            <Icon name={change.up ? 'up' : 'down'} size="s" />
            {change.text}
            <span className="sr"> {say('reports.figure.moved')}</span>
          </>
        ) : figure.value === null || figure.before === null ? (
          '\u00a0'
        ) : (
          say('reports.same')
        )}
      </span>{' '}
      <span className="sr">{say('reports.figure.show')}</span>
    </button>
  );
}
