import * as React from 'react';
import { LIST_NAMES, LISTS, SCHEMA_VERSION } from '@listdesk/shared/schema';
import type { ProvisionStep } from '@listdesk/shared/sharepoint';
import { ProgressIndicator } from '@fluentui/react/lib/ProgressIndicator';
import { Button } from '../../../ui/controls/Button';
import { useWords } from '../../../ui/words/WordsContext';
import type { Say } from '../../../ui/words/say';
import { CheckRow } from '../parts/CheckRow';
import { StepHead } from '../parts/StepHead';
import { recycleBin } from '../model/commands';
import { useSetupPorts } from '../SetupContext';
import type { Setup } from '../useSetup';

const columns = LIST_NAMES.flatMap((name) => [...LISTS[name].columns]);
const indexed = columns.filter((column) => ('indexed' in column && column.indexed) || ('unique' in column && column.unique));
/** What a whole desk has, for the words of this step. */
export const DESK_SIZE = { lists: LIST_NAMES.length, columns: columns.length, indexes: indexed.length };

function doing(step: ProvisionStep, say: Say): string {
  const list = 'list' in step ? LISTS[step.list].title : '';
  const column = 'column' in step ? step.column : '';
  const role = 'role' in step ? say(`role.${step.role}`) : '';
  return say(`setup.doing.${step.step}`, { list, column, role });
}

/** Makes the lists, or what is missing of them. May be closed at any moment and gone on with later. */
export function ListsStep({ setup }: { setup: Setup }) {
  const { say } = useWords();
  const { place } = useSetupPorts();
  const { inspection, provisioning } = setup;
  const size = DESK_SIZE;
  const words = say('setup.lists.size', size);
  if (provisioning) {
    const { done, total, step } = provisioning;
    const share = total === 0 ? 0 : done / total;
    return (
      <>
        <StepHead title={say('setup.lists.title')} text={words} />
        <div className="row sm su-bar">
          <ProgressIndicator className="bar grow" barHeight={4} percentComplete={share} ariaLabel={say('setup.lists.progress')} />
          <span className="sub nowrap num">{total === 0 ? say('setup.lists.looking') : say('setup.lists.count', { done, total })}</span>
        </div>
        <ul className="cks card">
          <CheckRow look="running" title={step ? doing(step, say) : say('setup.lists.looking')} text={say('setup.lists.leave')} />
        </ul>
      </>
    );
  }
  const state = inspection?.state ?? null;
  const missing = inspection && 'steps' in inspection ? inspection.steps.length : 0;
  const conflicts = inspection && 'conflicts' in inspection ? inspection.conflicts : [];
  const stored = inspection?.state === 'incomplete' ? inspection.storedVersion : 0;
  const upgrade = stored > 0 && stored < SCHEMA_VERSION;
  const gone =
    inspection?.state === 'incomplete' && stored === SCHEMA_VERSION
      ? inspection.steps.flatMap((each) => (each.step === 'createList' ? [LISTS[each.list].title] : []))
      : [];
  const row = { absent: 'waiting', incomplete: 'warning', ready: 'ok', newer: 'ok' } as const;
  return (
    <>
      <StepHead title={say('setup.lists.title')} text={words}>
        {state !== null && (
          <Button icon="refresh" onClick={() => void setup.look()}>
            {say('setup.checkAgain')}
          </Button>
        )}
      </StepHead>
      <ul className="cks card">
        <CheckRow
          look={state === null ? (setup.fault ? 'failed' : 'running') : row[state]}
          title={
            upgrade
              ? say('setup.lists.older', { from: stored })
              : say(state === null ? (setup.fault ? 'setup.lists.unknown' : 'setup.lists.looking') : `setup.lists.${state}`)
          }
          text={
            upgrade
              ? say('setup.lists.older.text', { count: missing, to: SCHEMA_VERSION })
              : state === null
                ? undefined
                : say(`setup.lists.${state}.text`, { count: missing, ...size })
          }
        />
        {gone.length > 0 && (
          <CheckRow look="failed" title={say('setup.lists.gone', { lists: gone.join(', ') })} text={say('setup.lists.gone.text')}>
            <div className="row wrap">
              <a className="btn" href={recycleBin(place)} target="_blank" rel="noopener noreferrer">
                {say('mend.recycleBin')}
              </a>
            </div>
          </CheckRow>
        )}
        {conflicts.map(({ list, column, found, expected }) => (
          <CheckRow
            key={`${list}.${column}`}
            look="failed"
            title={say('setup.lists.conflict', { list: LISTS[list].title, column })}
            text={say('setup.lists.conflict.text', { found, expected })}
          />
        ))}
      </ul>
      {(state === 'absent' || state === 'incomplete') && (
        <div className="row wrap su-next">
          <Button look="primary" disabled={conflicts.length > 0} onClick={() => void setup.provision()}>
            {say(state === 'absent' ? 'setup.lists.create' : upgrade ? 'setup.lists.upgrade' : 'setup.lists.mend')}
          </Button>
          <span className="sub sm">{say('setup.lists.safe')}</span>
        </div>
      )}
    </>
  );
}
