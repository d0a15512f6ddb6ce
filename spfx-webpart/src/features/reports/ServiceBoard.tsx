import * as React from 'react';
import type { ServiceReport } from '@listdesk/shared/reports';
import { Answers } from './Answers';
import { Backlog } from './Backlog';
import type { Drill } from './drill';
import { FigureTile } from './FigureTile';
import { FIGURES } from './measures';
import { Ratings } from './Ratings';
import { Teams } from './Teams';

export type ServiceBoardProps = { service: ServiceReport; asTable: boolean; drill: Drill | null; onDrill(drill: Drill): void };

/** How the desk served: four figures, their course, and what was promised to whom. */
export function ServiceBoard({ service, asTable, drill, onDrill }: ServiceBoardProps) {
  return (
    <>
      <div className="kpis">
        {FIGURES.map((name) => (
          <FigureTile
            key={name}
            name={name}
            figure={service[name]}
            chosen={drill !== null && 'of' in drill && drill.of === name}
            onChoose={(of) => onDrill({ of })}
          />
        ))}
      </div>
      <Backlog days={service.backlog} asTable={asTable} />
      <Answers steps={service.answers} asTable={asTable} />
      <Teams
        teams={service.teams}
        chosen={drill && 'missed' in drill && drill.missed === 'team' ? drill.value : undefined}
        onMissed={(value) => onDrill({ missed: 'team', value })}
      />
      <Ratings ratings={service.ratings} />
    </>
  );
}
