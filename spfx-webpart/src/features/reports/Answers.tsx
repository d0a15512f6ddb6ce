import * as React from 'react';
import type { AnswerStep } from '@listdesk/shared/reports';
import { useWords } from '../../ui/words/WordsContext';
import { duration } from '../../ui/words/times';
import type { Say } from '../../ui/words/say';
import { scaleFor } from './scale';
import { useChartWidth } from './useChartWidth';

const BOX = { height: 212, left: 36, right: 4, top: 22, bottom: 28 };
const USUAL_WIDTH = 420;
const BAR = 32;
/** Where the names of the bars would touch, every second stands a line lower. */
const NAME_WIDTH = 48;
const LINE = 11;

const nameOf = ({ below }: AnswerStep, say: Say): string => (below === null ? say('reports.later') : say('reports.below', { time: duration(below, say) }));

/** How many first answers took how long; what missed its promise stands on top of the bar, in its own colour and pattern. */
export function Answers({ steps, asTable }: { steps: readonly AnswerStep[]; asTable: boolean }) {
  const { say } = useWords();
  const total = steps.reduce((sum, { kept, missed }) => sum + kept + missed, 0);
  const missed = steps.reduce((sum, step) => sum + step.missed, 0);
  return (
    <section className="card cc" aria-label={say('reports.answers')}>
      <h3 className="row">
        {say('reports.answers')}
        <span className="sub sm">{say('tickets', { count: total })}</span>
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
      {total === 0 ? (
        <p className="sub ccnone">{say('reports.answers.none')}</p>
      ) : asTable ? (
        <AnswerTable steps={steps} />
      ) : (
        <AnswerBars steps={steps} label={say('reports.answers.summary', { count: total, missed })} />
      )}
    </section>
  );
}

function AnswerTable({ steps }: { steps: readonly AnswerStep[] }) {
  const { say } = useWords();
  return (
    <table className="tbl">
      <thead>
        <tr>
          <th scope="col">{say('reports.took')}</th>
          <th scope="col" className="r">
            {say('reports.kept')}
          </th>
          <th scope="col" className="r">
            {say('reports.missed')}
          </th>
        </tr>
      </thead>
      <tbody>
        {steps.map((step) => (
          <tr key={String(step.below)}>
            <th scope="row">{nameOf(step, say)}</th>
            <td className="r">{say('number', { count: step.kept })}</td>
            <td className="r">{say('number', { count: step.missed })}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function AnswerBars({ steps, label }: { steps: readonly AnswerStep[]; label: string }) {
  const { say } = useWords();
  const [chart, width] = useChartWidth(USUAL_WIDTH);
  const { top, steps: lines } = scaleFor(Math.max(...steps.map(({ kept, missed }) => kept + missed)));
  const high = (count: number): number => (count * (BOX.height - BOX.top - BOX.bottom)) / top;
  const floor = BOX.height - BOX.bottom;
  const across = (width - BOX.left - BOX.right) / steps.length;
  const bar = Math.min(BAR, across * 0.72);
  return (
    <div ref={chart} className="rel" dir="ltr">
      <svg viewBox={`0 0 ${width} ${BOX.height}`} className="ch" role="img" aria-label={label}>
        {lines.map((line) => (
          <React.Fragment key={line}>
            <line x1={BOX.left} x2={width - BOX.right} y1={floor - high(line)} y2={floor - high(line)} className="gl" />
            <text x={BOX.left - 6} y={floor - high(line) + 4} textAnchor="end">
              {say('number', { count: line })}
            </text>
          </React.Fragment>
        ))}
        {steps.map((step, index) => {
          const x = BOX.left + index * across + (across - bar) / 2;
          const all = step.kept + step.missed;
          return (
            <React.Fragment key={String(step.below)}>
              {step.kept > 0 && <rect className="kept" x={x} y={floor - high(step.kept)} width={bar} height={high(step.kept)} rx="2" />}
              {step.missed > 0 && <rect className="missed" x={x} y={floor - high(all)} width={bar} height={high(step.missed)} rx="2" />}
              {all > 0 && (
                <text className="v" x={x + bar / 2} y={floor - high(all) - 6} textAnchor="middle">
                  {say('number', { count: all })}
                </text>
              )}
              <text className="step" x={x + bar / 2} y={BOX.height - 14 + (across < NAME_WIDTH && index % 2 ? LINE : 0)} textAnchor="middle">
                {nameOf(step, say)}
              </text>
            </React.Fragment>
          );
        })}
      </svg>
    </div>
  );
}
