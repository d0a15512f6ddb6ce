import * as React from 'react';
import { Button, IconButton } from '../../ui/controls/Button';
import { Icon } from '../../ui/icons/Icon';
import { useWords } from '../../ui/words/WordsContext';
import { clockTime } from '../../ui/words/times';
import type { DeskState } from '../../app/desk/state';

export type AppBarProps = {
  name: string;
  text: string;
  live: DeskState['live'];
  searchRef: React.RefObject<HTMLInputElement>;
  canSetUp: boolean;
  onText(text: string): void;
  onLeaveSearch(): void;
  onKeys(): void;
  onSettings(): void;
  onNew(): void;
};

export function AppBar(props: AppBarProps) {
  const { name, text, live, searchRef, canSetUp, onText, onLeaveSearch, onKeys, onSettings, onNew } = props;
  const { say, locale } = useWords();
  const [searching, setSearching] = React.useState(false);
  const state = live.state === 'live' ? say('live.live') : live.state === 'offline' ? say('live.offlineShort') : say('live.asOf', { time: clockTime(live.asOf, locale) });
  React.useEffect(() => { if (searching) searchRef.current?.focus(); }, [searching, searchRef]);
  return (
    <header className={searching ? 'appbar searching' : 'appbar'} data-zone="bar">
      <span className="brand"><span className="clip" dir="auto">{name}</span></span>
      <div className="field find" role="search">
        <Icon name="search" />
        <input
          ref={searchRef} className="grow" type="search" value={text} placeholder={say('search.hint')} aria-label={say('search.name')} aria-keyshortcuts="/" onChange={(event) => onText(event.target.value)}
          onBlur={() => setSearching(false)}
          onKeyDown={(event) => {
            if (event.key === 'Escape') { event.preventDefault(); event.stopPropagation(); if (text) onText(''); else onLeaveSearch(); }
            if (event.key === 'Enter' || event.key === 'ArrowDown') { event.preventDefault(); onLeaveSearch(); }
          }}
        />
        <kbd className="hide-narrow">/</kbd>
      </div>
      <span className="end" />
      <span className={live.state === 'live' ? 'live hide-narrow' : 'live stale hide-narrow'}>{state}</span>
      <IconButton icon="search" label={say('search.name')} className="only-phone" onClick={() => setSearching(true)} />
      <IconButton icon="keyb" label={say('keys.title')} shortcut="?" className="hide-narrow" onClick={onKeys} />
      {canSetUp && <IconButton icon="cog" label={say('tool.settings')} className="hide-narrow" onClick={onSettings} />}
      <Button look="primary" icon="plus" className="hide-narrow" onClick={onNew}>{say('ticket.new')}</Button>
      <IconButton look="primary" icon="plus" label={say('ticket.new')} className="only-narrow hide-phone" onClick={onNew} />
    </header>
  );
}
