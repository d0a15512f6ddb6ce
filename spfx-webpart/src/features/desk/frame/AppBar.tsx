import * as React from 'react';
import { SearchBox } from '@fluentui/react/lib/SearchBox';
import { Button, IconButton } from '../../../ui/controls/Button';
import { DeskSwitch } from '../lazyParts';
import { useMayCome } from '../useRest';
import { Coin } from '../../../ui/people/Coin';
import { fluentIcon } from '../../../ui/icons/fluentIcons';
import { useWidth } from '../../../ui/theme/RootFrame';
import { useWords } from '../../../ui/words/WordsContext';
import { clockTime } from '../../../ui/words/times';
import type { DeskState } from '../../../app/desk/state';
import { useDeskState } from '../DeskContext';

/** So many colleagues are shown one by one. */
const MOST_COINS = 4;

export type AppBarProps = {
  name: string;
  text: string;
  present: DeskState['present'];
  searchRef: React.RefObject<HTMLInputElement>;
  /** Whoever only reads makes no tickets. */
  mayWork: boolean;
  maySet: boolean;
  onText(text: string): void;
  /** `text`: what stands there when it is left with Enter. */
  onLeaveSearch(text?: string): void;
  onKeys(): void;
  onSettings(): void;
  onNew(): void;
};

export function AppBar(props: AppBarProps) {
  const { name, text, present, searchRef, mayWork, maySet, onText, onLeaveSearch, onKeys, onSettings, onNew } = props;
  const { say } = useWords();
  const [searching, setSearching] = React.useState(false);
  const rest = useMayCome();
  const width = useWidth();
  const small = width === 'phone' || width === 'narrow';
  const brand = (
    <span className="clip" dir="auto">
      {name}
    </span>
  );
  const box = React.useRef<HTMLDivElement>(null);
  // Fluent hands out its frame only; the desk's keys need the field in it.
  React.useLayoutEffect(() => {
    (searchRef as React.MutableRefObject<HTMLInputElement | null>).current = box.current?.querySelector('input') ?? null;
  });
  React.useEffect(() => {
    if (searching) searchRef.current?.focus();
  }, [searching, searchRef]);
  return (
    <header className={searching ? 'appbar searching' : 'appbar'} data-zone="bar">
      <span className="brand">
        {rest ? (
          <React.Suspense fallback={brand}>
            <DeskSwitch name={name} />
          </React.Suspense>
        ) : (
          brand
        )}
      </span>
      <div className="find" ref={box}>
        <SearchBox
          role="search"
          className="field"
          value={text}
          placeholder={say('search.hint')}
          ariaLabel={say('search.name')}
          aria-keyshortcuts="/"
          disableAnimation
          iconProps={fluentIcon('search')}
          clearButtonProps={{ ariaLabel: say('filters.clear'), iconProps: fluentIcon('x') }}
          onChange={(_, value) => onText(value ?? '')}
          onBlur={() => setSearching(false)}
          onSearch={onLeaveSearch}
          onEscape={(event) => {
            event.preventDefault();
            event.stopPropagation();
            if (text) onText('');
            else onLeaveSearch();
          }}
          onKeyDown={(event) => {
            if (event.key === 'ArrowDown') {
              event.preventDefault();
              onLeaveSearch();
            }
          }}
        />
        {!text && (
          <kbd className="hide-narrow" aria-hidden="true">
            /
          </kbd>
        )}
      </div>
      <span className="end" />
      <LivePill />
      {present.length > 0 && (
        <span
          className="here hide-narrow"
          role="img"
          aria-label={say('presence.here', { count: present.length, names: present.map((one) => one.name).join(', ') })}
          title={present.map((one) => one.name).join(', ')}
        >
          {present.slice(0, MOST_COINS).map((one) => (
            <Coin key={one.agentId} name={one.name} />
          ))}
          {present.length > MOST_COINS && <span className="sm sub">+{present.length - MOST_COINS}</span>}
        </span>
      )}
      {width === 'phone' && <IconButton icon="search" label={say('search.name')} onClick={() => setSearching(true)} />}
      {!small && <IconButton icon="keyb" label={say('keys.title')} shortcut="?" onClick={onKeys} />}
      {!small && maySet && <IconButton icon="cog" label={say('tool.settings')} onClick={onSettings} />}
      {!small && mayWork && (
        <Button look="primary" icon="plus" onClick={onNew}>
          {say('ticket.new')}
        </Button>
      )}
      {width === 'narrow' && mayWork && <IconButton look="primary" icon="plus" label={say('ticket.new')} onClick={onNew} />}
    </header>
  );
}

/** By itself, because how old the desk is changes with every round of questions, and nothing else does. */
function LivePill() {
  const { say, locale } = useWords();
  const { state, asOf } = useDeskState((desk) => desk.live);
  const starting = useDeskState((desk) => desk.phase === 'starting');
  const rest = useMayCome();
  // Nothing has answered yet, or what was asked failed: the list says which.
  if (state === 'live' && starting) return null;
  if (state === 'live') return <span className="live hide-narrow">{say('live.live')}</span>;
  // The browser's first date of all takes it as long as drawing the rows: it waits for them.
  const since = rest ? say('live.asOf', { time: clockTime(asOf, locale) }) : '';
  return <span className="live stale hide-narrow">{state === 'offline' ? say('live.offlineShort') : since}</span>;
}
