import * as React from 'react';
import './settings.global.scss';
import { useLicence } from '../../app/licence';
import { Banner } from '../../ui/controls/Banner';
import { Button } from '../../ui/controls/Button';
import type { IconName } from '../../ui/icons/Icon';
import { useTitle } from '../../ui/controls/useFocus';
import { Icon } from '../../ui/icons/Icon';
import { Picker } from '../../ui/controls/Picker';
import { useWidth } from '../../ui/theme/RootFrame';
import { useWords } from '../../ui/words/WordsContext';
import { useDeskState } from '../desk/DeskContext';
import { SkeletonRows } from '../desk/list/ListStates';
import { DESK_SECTIONS, DeskForm } from './desk/DeskForm';
import { sectionHash, SECTIONS, useSection, type SectionName } from './sections';
import { Senders } from './senders/Senders';
import { Signatures } from './signatures/Signatures';
import { Templates } from './templates/Templates';
import { Circles } from '../circles/lazyCircles';
import { Sla } from './lazySla';

const ICONS: Record<SectionName, IconName> = {
  desk: 'inbox',
  mailboxes: 'mail',
  tickets: 'list',
  limits: 'shield',
  circles: 'lock',
  sla: 'clock',
  templates: 'file',
  signatures: 'pen',
  senders: 'users',
};

/**
 * The settings of the desk: sections at the left, the chosen one beside. Admins change them, supervisors read them; SharePoint
 * guards the list itself. Locked, but readable, while the licence has lapsed.
 */
export function Settings({ head, onSetUp }: { head: React.ReactNode; onSetUp(): void }) {
  const { say } = useWords();
  const me = useDeskState((state) => state.me);
  const { locked } = useLicence();
  const [section, go] = useSection();
  const width = useWidth();
  const small = width === 'phone' || width === 'narrow';
  const title = useTitle();

  const admin = me !== null && (me.isSiteAdmin || me.roles.includes('Admin'));
  const mayChange = admin && !locked;
  const heading = (
    <div className="viewhead" data-zone="view">
      <h1 ref={title} tabIndex={-1}>
        {head ?? say('settings.title')}
      </h1>
      <span className="end" />
      {admin && (
        <Button look="ghost" small icon="shield" onClick={onSetUp}>
          {say('setup.open')}
        </Button>
      )}
    </div>
  );
  const whole = (content: React.ReactNode): JSX.Element => (
    <section className="pane settings" aria-label={say('settings.title')}>
      {heading}
      {content}
    </section>
  );
  if (me === null) return whole(<SkeletonRows />);
  const name = (one: SectionName): string => say(`settings.section.${one}`);
  return whole(
    <>
      {admin && locked && <Banner look="warn" icon="lock" title={say('settings.locked')} text={say('settings.lockedText')} />}
      {!admin && <Banner look="info" icon="lock" title={say('settings.readOnly')} text={say('settings.readOnlyText')} />}
      {small && (
        <div className="setpick">
          <Picker
            label={say('settings.sections')}
            className="field pickfield"
            chosen={[section]}
            options={SECTIONS.map((one) => ({ value: one, label: name(one), mark: <Icon name={ICONS[one]} size="s" /> }))}
            onChoose={([one]) => one && go(one)}
          >
            <Icon name={ICONS[section]} size="s" />
            <span className="grow">{name(section)}</span>
            <Icon name="down" size="s" />
          </Picker>
        </div>
      )}
      <div className={small ? 'setgrid one' : 'setgrid'}>
        {!small && (
          <nav className="setnav" aria-label={say('settings.sections')} data-zone="filters">
            {SECTIONS.map((one) => (
              <a
                key={one}
                className={one === section ? 'nav on' : 'nav'}
                href={sectionHash(one)}
                aria-current={one === section ? 'page' : undefined}
                onClick={(event) => {
                  event.preventDefault();
                  go(one);
                }}
              >
                <Icon name={ICONS[one]} />
                <span className="clip">{name(one)}</span>
              </a>
            ))}
          </nav>
        )}
        <div className="setmain" data-zone="list">
          {DESK_SECTIONS.includes(section) && <DeskForm section={section} mayChange={mayChange} onSection={go} onSetUp={onSetUp} />}
          {section === 'circles' && (
            <React.Suspense fallback={null}>
              <Circles mayChange={mayChange} />
            </React.Suspense>
          )}
          {section === 'sla' && (
            <React.Suspense fallback={null}>
              <Sla mayChange={mayChange} />
            </React.Suspense>
          )}
          {section === 'templates' && <Templates mayChange={mayChange} />}
          {section === 'signatures' && <Signatures mayChange={mayChange} />}
          {section === 'senders' && <Senders mayChange={mayChange} />}
        </div>
      </div>
    </>,
  );
}
