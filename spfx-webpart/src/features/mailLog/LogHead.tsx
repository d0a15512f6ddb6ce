import * as React from 'react';
import { Button, IconButton } from '../../ui/controls/Button';
import { MoreList } from '../../ui/controls/MoreList';
import { Tabs } from '../../ui/controls/Tabs';
import { Icon } from '../../ui/icons/Icon';
import { useWidth } from '../../ui/theme/RootFrame';
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

const RULES_PAGE = '#tool=settings&section=senders';

/** Title, the two tabs, and what can be done with the whole log; where buttons have no room, from a list. */
export function LogHead({ head, title, tab, waiting, mayRule, mayExport, onTab, onRefresh, onExport }: LogHeadProps) {
  const { say } = useWords();
  const width = useWidth();
  const small = width === 'phone' || width === 'narrow';
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
      {!small && mayRule && (
        <a className="btn ghost sm" href={RULES_PAGE}>
          <Icon name="shield" />
          {say('log.rules')}
        </a>
      )}
      <IconButton icon="refresh" small label={say('log.refresh')} onClick={onRefresh} />
      {small ? (
        <MoreList
          label={say('log.more')}
          tools={[
            ...(mayRule ? [{ name: 'rules', word: say('log.rules'), icon: 'shield' as const, use: () => (window.location.hash = RULES_PAGE) }] : []),
            { name: 'csv', word: say('log.export'), icon: 'dl', disabled: !mayExport, use: onExport },
          ]}
        />
      ) : (
        <Button look="ghost" small icon="dl" disabled={!mayExport} onClick={onExport}>
          {say('log.export')}
        </Button>
      )}
    </div>
  );
}
