import * as React from 'react';
import { SearchBox } from '@fluentui/react/lib/SearchBox';
import { MAIL_OUTCOMES } from '@listdesk/shared/intake';
import { MAX_LOG_SEARCH_CHARS } from '@listdesk/shared/sharepoint';
import { Picker } from '../../ui/controls/Picker';
import { fluentIcon } from '../../ui/icons/fluentIcons';
import { Icon } from '../../ui/icons/Icon';
import { useWords } from '../../ui/words/WordsContext';
import { LOOKS, RANGES } from './outcomes';
import type { LogView } from './useLogView';

function Find({ view }: { view: LogView }) {
  const { say } = useWords();
  return (
    <SearchBox
      className="field logfind"
      iconProps={fluentIcon('search')}
      clearButtonProps={{ iconProps: fluentIcon('x'), ariaLabel: say('filters.clear') }}
      ariaLabel={say('log.find')}
      placeholder={say('log.find')}
      maxLength={MAX_LOG_SEARCH_CHARS}
      value={view.typed}
      onChange={(_, value = '') => view.setTyped(value)}
      onSearch={(value) => view.setSearch(value)}
      onClear={() => view.setSearch('')}
    />
  );
}

function RangePicker({ view: { range, setRange } }: { view: LogView }) {
  const { say } = useWords();
  return (
    <Picker
      label={say('log.range')}
      options={RANGES.map((one) => ({ value: one, label: say(`log.range.${one}`) }))}
      chosen={[range]}
      onChoose={([one]) => one && setRange(one)}
      className={range === 'all' ? 'chip' : 'chip on'}
    >
      {say(`log.range.${range}`)}
      <Icon name="down" size="s" />
    </Picker>
  );
}

function OutcomePicker({ view: { outcomes, setOutcomes } }: { view: LogView }) {
  const { say } = useWords();
  const names = outcomes.length <= 2 ? outcomes.map((one) => say(`log.outcome.${one}`)).join(', ') : say('filters.several', { count: outcomes.length });
  return (
    <Picker
      many
      label={say('log.result')}
      name={`${say('log.result')}: ${names || say('any')}`}
      options={MAIL_OUTCOMES.map((one) => ({
        value: one,
        label: say(`log.outcome.${one}`),
        mark: (
          <span className={`tag ${LOOKS[one]}`} aria-hidden="true">
            ·
          </span>
        ),
      }))}
      chosen={[...outcomes]}
      onChoose={setOutcomes}
      className={outcomes.length ? 'chip on' : 'chip'}
    >
      {say('log.result')}: {names || say('any')}
      <Icon name="down" size="s" />
    </Picker>
  );
}

function MailboxPicker({ view: { mailbox, setMailbox }, mailboxes }: LogFilterBarProps) {
  const { say } = useWords();
  return (
    <Picker
      label={say('log.mailbox')}
      options={[{ value: '', label: say('any') }, ...mailboxes.map((address) => ({ value: address, label: address }))]}
      chosen={[mailbox ?? '']}
      onChoose={([one]) => setMailbox(one || null)}
      className={mailbox ? 'chip on' : 'chip'}
    >
      {say('log.mailbox')}: {mailbox ?? say('any')}
      <Icon name="down" size="s" />
    </Picker>
  );
}

export type LogFilterBarProps = {
  view: LogView;
  /** Addresses of the desk's mailboxes; one alone is no choice. */
  mailboxes: readonly string[];
};

/** What narrows the log: words, time, outcome, mailbox, and one person. */
export function LogFilterBar({ view, mailboxes }: LogFilterBarProps) {
  const { say } = useWords();
  const { person, narrowed } = view;
  return (
    <div className="filters" role="group" aria-label={say('filters.name')} data-zone="filters">
      <Find view={view} />
      <RangePicker view={view} />
      <OutcomePicker view={view} />
      {mailboxes.length > 1 && <MailboxPicker view={view} mailboxes={mailboxes} />}
      {person && (
        <button type="button" className="chip on" onClick={view.dropPerson} aria-label={`${person}, ${say('filters.clear')}`}>
          <span className="clip">{person}</span>
          <Icon name="x" size="s" />
        </button>
      )}
      {narrowed && (
        <button type="button" className="chip dash" onClick={view.clear}>
          <Icon name="x" size="s" />
          {say('filters.clear')}
        </button>
      )}
    </div>
  );
}
