import * as React from 'react';
import { Button, IconButton } from '../../ui/controls/Button';
import { Tabs } from '../../ui/controls/Tabs';
import { Icon } from '../../ui/icons/Icon';
import { useWords } from '../../ui/words/WordsContext';

export type LogHeadProps = {
  head: React.ReactNode;
  title: React.RefObject<HTMLHeadingElement>;
  tab: 'all' | 'held';
  /** How many held mails wait; empty while none is known. */
  waiting: string;
  mayRule: boolean;
  mayExport: boolean;
  onTab(tab: 'all' | 'held'): void;
  onRefresh(): void;
  onExport(): void;
};

/** Title, the two tabs, and what can be done with the whole log. */
export function LogHead({ head, title, tab, waiting, mayRule, mayExport, onTab, onRefresh, onExport }: LogHeadProps) {
  const { say } = useWords();
  return (
    <div className="viewhead" data-zone="view">
      <h1 ref={title} tabIndex={-1}>
        {head ?? say('log.title')}
      </h1>
      <Tabs
        name={say('log.tab.name')}
        chosen={tab}
        onChoose={onTab}
        tabs={[
          { key: 'all', word: say('log.tab.all') },
          { key: 'held', word: say('log.tab.held'), ...(waiting ? { count: waiting } : {}) },
        ]}
      />
      <span className="end" />
      {mayRule && (
        <a className="btn ghost sm hide-narrow" href="#tool=settings&section=senders">
          <Icon name="shield" />
          {say('log.rules')}
        </a>
      )}
      <IconButton icon="refresh" small label={say('log.refresh')} onClick={onRefresh} />
      <Button look="ghost" small icon="dl" className="hide-narrow" disabled={!mayExport} onClick={onExport}>
        {say('log.export')}
      </Button>
    </div>
  );
}
