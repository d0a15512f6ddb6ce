import * as React from 'react';
import { SearchBox } from '@fluentui/react/lib/SearchBox';
import { Toggle } from '@fluentui/react/lib/Toggle';
import { fluentIcon } from '../../ui/icons/fluentIcons';
import { SidePanel } from '../../ui/controls/SidePanel';
import { useWords } from '../../ui/words/WordsContext';
import { useMayWork } from '../desk/useMayWork';
import { keysFor, SIX_KEYS, type Key } from './keyTable';
import './shortcuts.global.scss';

function Keys({ keys, sequence }: Key) {
  const { say } = useWords();
  return (
    <dd>
      {keys.map((key, index) => (
        <React.Fragment key={key}>
          {sequence && index > 0 && <span className="sub sm">{say('keys.then')}</span>}
          <kbd>{key}</kbd>
        </React.Fragment>
      ))}
    </dd>
  );
}

/** All keys that act for this person, by the place where they act, and the switch for those that act without Ctrl; it stays while one tries them. */
export function ShortcutSheet({ single, onSingle, onClose }: { single: boolean; onSingle(on: boolean): void; onClose(): void }) {
  const { say } = useWords();
  const mayWork = useMayWork();
  const [typed, setTyped] = React.useState('');
  const groups = keysFor(mayWork, typed, (does) => say(`keys.${does}`));
  return (
    <SidePanel title={say('keys.title')} closeLabel={say('close')} onClose={onClose}>
      <div className="keysheet">
        <p className="sub sm">{say('keys.stays')}</p>
        <SearchBox
          className="field"
          value={typed}
          placeholder={say('keys.find')}
          ariaLabel={say('keys.find')}
          disableAnimation
          iconProps={fluentIcon('search')}
          clearButtonProps={{ ariaLabel: say('filters.clear'), iconProps: fluentIcon('x') }}
          onChange={(_, value) => setTyped(value ?? '')}
        />
        <p className="sub sm" role="status">
          {groups.length === 0 && say('keys.none')}
        </p>
        {groups.map(({ name, keys }) => (
          <section key={name} aria-labelledby={`ld-keys-${name}`}>
            <h2 id={`ld-keys-${name}`}>{say(`keys.group.${name}`)}</h2>
            <dl>
              {keys.map((key) => (
                <div key={key.does}>
                  <dt>{say(`keys.${key.does}`)}</dt>
                  <Keys {...key} />
                </div>
              ))}
            </dl>
          </section>
        ))}
        {mayWork && !typed && (
          <section aria-labelledby="ld-keys-six">
            <h2 id="ld-keys-six">{say('keys.six')}</h2>
            <ol className="sixkeys">
              {SIX_KEYS.map(([key, does]) => (
                <li key={key}>
                  <kbd>{key}</kbd>
                  <small>{say(`keys.six.${does}`)}</small>
                </li>
              ))}
            </ol>
          </section>
        )}
        <Toggle className="sheetfoot" label={say('keys.single')} inlineLabel checked={single} onChange={(_, on) => onSingle(!!on)} />
      </div>
    </SidePanel>
  );
}
