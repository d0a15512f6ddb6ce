import * as React from 'react';
import type { BacklogDay } from '@listdesk/shared/reports';
import { useWords } from '../../ui/words/WordsContext';
import { dayName, wholeDay } from './measures';
import { scaleFor } from './scale';
import { useChartWidth } from './useChartWidth';

const BOX = { height: 188, left: 32, right: 8, top: 10, bottom: 22 };
const USUAL_WIDTH = 560;
const MOST_DATES = 5;
const DATE_WIDTH = 72;

/** What is open and what is late at the end of each day. */
export function Backlog({ days, asTable }: { days: readonly BacklogDay[]; asTable: boolean }) {
  const { say, locale } = useWords();
  const last = days[days.length - 1];
  return (
    <section className="card cc wide" aria-label={say('reports.backlog')}>
      <h3 className="row">
        {say('reports.backlog')}
        <span className="end lg" aria-hidden="true">
          <span>
            <i />
            {say('reports.open')}
          </span>
          <span>
            <i className="k2" />
            {say('reports.late')}
          </span>
        </span>
      </h3>
      {asTable ? (
        <BacklogTable days={days} />
      ) : (
        <BacklogLines
          days={days}
          label={
            last
              ? say('reports.backlog.summary', {
                  open: last.open,
                  late: last.late,
                  most: Math.max(...days.map(({ open }) => open)),
                  day: dayName(last.from, locale),
                })
              : say('reports.backlog')
          }
        />
      )}
    </section>
  );
}

function BacklogTable({ days }: { days: readonly BacklogDay[] }) {
  const { say, locale } = useWords();
  return (
    <div className="cctable" tabIndex={0} role="group" aria-label={say('reports.backlog')}>
      <table className="tbl">
        <thead>
          <tr>
            <th scope="col">{say('reports.day')}</th>
            {(['open', 'late', 'came', 'ended'] as const).map((column) => (
              <th key={column} scope="col" className="r">
                {say(`reports.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {[...days].reverse().map((day) => (
            <tr key={day.from}>
              <th scope="row">{wholeDay(day.from, locale)}</th>
              <td className="r">{say('number', { count: day.open })}</td>
              <td className="r">{say('number', { count: day.late })}</td>
              <td className="r">{say('number', { count: day.came })}</td>
              <td className="r">{say('number', { count: day.ended })}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function BacklogLines({ days, label }: { days: readonly BacklogDay[]; label: string }) {
  const { say, locale } = useWords();
  const [at, setAt] = React.useState<number | null>(null);
  const [chart, width] = useChartWidth(USUAL_WIDTH);
  const { top, steps } = scaleFor(Math.max(0, ...days.map(({ open }) => open)));
  const x = (index: number): number => BOX.left + (index * (width - BOX.left - BOX.right)) / Math.max(1, days.length - 1);
  const y = (count: number): number => BOX.height - BOX.bottom - (count * (BOX.height - BOX.top - BOX.bottom)) / top;
  const path = (of: (day: BacklogDay) => number): string =>
    days.map((day, index) => `${index ? 'L' : 'M'}${x(index).toFixed(1)} ${y(of(day)).toFixed(1)}`).join('');
  const dated = Math.max(1, Math.ceil(days.length / Math.min(MOST_DATES, Math.floor(width / DATE_WIDTH))));
  const point = (event: React.PointerEvent<HTMLDivElement>): void => {
    const box = event.currentTarget.getBoundingClientRect();
    const across = ((event.clientX - box.left) / box.width) * width;
    setAt(Math.max(0, Math.min(days.length - 1, Math.round(((across - BOX.left) / (width - BOX.left - BOX.right)) * (days.length - 1)))));
  };
  const day = at === null ? undefined : days[at];
  return (
    <div ref={chart} className="rel" dir="ltr" onPointerMove={point} onPointerLeave={() => setAt(null)}>
      <svg viewBox={`0 0 ${width} ${BOX.height}`} className="ch" role="img" aria-label={label}>
        {steps.map((step) => (
          <React.Fragment key={step}>
            <line x1={BOX.left} x2={width - BOX.right} y1={y(step)} y2={y(step)} className="gl" />
            <text x={BOX.left - 6} y={y(step) + 4} textAnchor="end">
              {say('number', { count: step })}
            </text>
          </React.Fragment>
        ))}
        {days.map(
          (one, index) =>
            index % dated === 0 && (
              <text key={one.from} x={x(index)} y={BOX.height - 6} textAnchor={index === 0 ? 'start' : 'middle'}>
                {dayName(one.from, locale)}
              </text>
            ),
        )}
        {days.length > 0 && <path className="area" d={`${path(({ open }) => open)}L${x(days.length - 1).toFixed(1)} ${y(0)}L${x(0)} ${y(0)}Z`} />}
        <path className="openline" d={path(({ open }) => open)} />
        {days.some(({ late }) => late > 0) && <path className="lateline" d={path(({ late }) => late)} />}
        {day && at !== null && (
          <>
            <line className="at" x1={x(at)} x2={x(at)} y1={BOX.top} y2={BOX.height - BOX.bottom} />
            <circle className="dot" cx={x(at)} cy={y(day.open)} r="4" />
          </>
        )}
      </svg>
      {day && at !== null && (
        <div
          className="charttip"
          style={at < days.length / 2 ? { left: `${((x(at) + 10) / width) * 100}%` } : { right: `${100 - ((x(at) - 10) / width) * 100}%` }}
        >
          <b className="b">{wholeDay(day.from, locale)}</b>
          <span>{say('reports.tip.stand', { open: day.open, late: day.late })}</span>
          <span className="sub">{say('reports.tip.flow', { came: day.came, ended: day.ended })}</span>
        </div>
      )}
    </div>
  );
}
