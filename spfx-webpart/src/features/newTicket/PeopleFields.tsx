import * as React from 'react';
import { useWords } from '../../ui/words/WordsContext';
import { People } from '../composer/People';
import { FieldProblem, RequiredMark } from './FieldParts';
import type { TicketFormState } from './useTicketForm';

export type PeopleFieldsProps = {
  fields: TicketFormState;
  /** Why there must be a requester. */
  problem: string | undefined;
  disabled: boolean;
  /** Somebody has named the requester, or taken the name away. */
  onRequester(): void;
};

/** Whose ticket it is, and who gets its mail in copy. */
export function PeopleFields({ fields, problem, disabled, onRequester }: PeopleFieldsProps) {
  const { say } = useWords();
  const { requester, cc, change } = fields;
  return (
    <div className="two">
      <div>
        <span className="lbl">
          {say('field.requester')} <RequiredMark />
        </span>
        <div className={problem ? 'field pickpeople wrong' : 'field pickpeople'}>
          <People
            first
            limit={1}
            label={say('field.requester')}
            people={requester ? [requester] : []}
            disabled={disabled}
            onChange={([one]) => {
              change({ requester: one ?? null });
              onRequester();
            }}
          />
        </div>
        {problem && <FieldProblem>{problem}</FieldProblem>}
      </div>
      <div>
        <span className="lbl">{say('composer.ccLabel')}</span>
        <div className="field pickpeople">
          <People label={say('composer.ccLabel')} people={cc} disabled={disabled} onChange={(people) => change({ cc: people })} />
        </div>
      </div>
    </div>
  );
}
