import * as React from 'react';
import './setup.global.scss';
import { Banner, EmptyState } from '../../ui/controls/Banner';
import { Button } from '../../ui/controls/Button';
import { Icon } from '../../ui/icons/Icon';
import { useWords } from '../../ui/words/WordsContext';
import { marksOf, nextStep, STEPS } from './model/steps';
import type { StepName } from './model/steps';
import { CheckupTable } from './parts/CheckupTable';
import { StepList } from './parts/StepList';
import { SetupProvider } from './SetupContext';
import type { SetupPlace, SetupPorts } from './SetupContext';
import { ListsStep } from './steps/ListsStep';
import { MailboxStep } from './steps/MailboxStep';
import { PeopleStep } from './steps/PeopleStep';
import { ServiceStep } from './steps/ServiceStep';
import { TestStep } from './steps/TestStep';
import { useSetup } from './useSetup';

export type SetupPageProps = {
  place: SetupPlace;
  /** See `SetupPorts`; `setupPorts()` makes them of PnPjs, lists and service. Keep the same object between drawings. */
  ports: SetupPorts;
  /** Site admin or in the admin group. Others see who to ask. */
  isAdmin: boolean;
  /** Names of people who can run set-up; may be empty. */
  whoToAsk: readonly string[];
  /** Opens a ticket on the desk; without it the test step offers no link. */
  onOpenTicket?: (id: number) => void;
  /** Back to the desk; absent on the first run. */
  onClose?: () => void;
};

/** Set-up on the first run, check-up any day later. Fills its container; needs `RootFrame` and `WordsProvider` (words of `ListDeskSetupStrings`) above it. */
export function SetupPage({ place, ports, isAdmin, whoToAsk, onOpenTicket, onClose }: SetupPageProps) {
  const { say } = useWords();
  const porting = React.useMemo(() => ({ place, ports }), [place, ports]);
  if (!isAdmin) {
    const names = whoToAsk.join(', ');
    return (
      <div className="ld setup">
        <EmptyState icon="lock" title={say('setup.notAdmin.title')} text={names ? say('setup.notAdmin.names', { names }) : say('setup.notAdmin.text')}>
          {onClose && (
            <Button look="primary" onClick={onClose}>
              {say('setup.back')}
            </Button>
          )}
        </EmptyState>
      </div>
    );
  }
  return (
    <SetupProvider value={porting}>
      <Steps onOpenTicket={onOpenTicket} onClose={onClose} deskName={place.deskName} address={place.siteUrl.replace(/^https?:\/\//, '')} />
    </SetupProvider>
  );
}

type StepsProps = Pick<SetupPageProps, 'onOpenTicket' | 'onClose'> & { deskName: string; address: string };

function Steps({ onOpenTicket, onClose, deskName, address }: StepsProps) {
  const { say } = useWords();
  const setup = useSetup();
  const marks = marksOf(setup);
  const [chosen, setChosen] = React.useState<StepName | null>(null);
  // Until somebody chooses, the page stands at the step that needs them; it stops moving once all is known.
  const known = setup.inspection !== null && (setup.checkup !== null || marks.lists !== 'done');
  const suggested = React.useRef<StepName>('lists');
  if (chosen === null && known && !setup.provisioning && !setup.checking) suggested.current = nextStep(marks);
  const current = chosen ?? suggested.current;
  const at = STEPS.indexOf(current);
  const before = STEPS[at - 1];
  const after = STEPS[at + 1];
  return (
    <div className="ld setup">
      <header className="appbar">
        <span className="brand">
          <Icon name="cog" />
          {say('setup.title')}
        </span>
        <span className="sub hide-phone clip">{deskName ? `${deskName} · ${address}` : address}</span>
        <span className="end" />
        <span className="sub sm hide-narrow">{say('setup.saved')}</span>
        {onClose && (
          <Button look="ghost" icon="left" onClick={onClose}>
            {say('setup.back')}
          </Button>
        )}
      </header>
      <div className="su">
        <nav className="stp" aria-label={say('setup.steps')}>
          <StepList marks={marks} current={current} onGo={setChosen} />
          <div className="card pad sm su-leaves">
            <p className="b row">
              <Icon name="shield" size="s" />
              {say('setup.leaves.title')}
            </p>
            <p className="sub">{say('setup.leaves.text')}</p>
          </div>
        </nav>
        <div className="body2">
          {setup.fault && (
            <Banner look="bad" icon="alert" card title={say('setup.fault')} text={setup.fault}>
              <Button small icon="refresh" onClick={() => void setup.look()}>
                {say('failure.retry')}
              </Button>
            </Banner>
          )}
          <div key={current}>
            {current === 'lists' && <ListsStep setup={setup} />}
            {current === 'service' && <ServiceStep setup={setup} />}
            {current === 'mailbox' && <MailboxStep setup={setup} />}
            {current === 'people' && <PeopleStep setup={setup} />}
            {current === 'test' && <TestStep setup={setup} onOpenTicket={onOpenTicket} onStart={() => setChosen('test')} />}
          </div>
          {!setup.provisioning && (
            <div className="row wrap su-next">
              {before && <Button onClick={() => setChosen(before)}>{say('setup.previous')}</Button>}
              {after && marks.lists === 'done' && (
                <Button look={marks[current] === 'done' ? 'primary' : 'plain'} onClick={() => setChosen(after)}>
                  {say(marks[current] === 'done' ? 'setup.next' : 'setup.skip', { name: say(`setup.step.${after}`) })}
                </Button>
              )}
            </div>
          )}
          <CheckupTable setup={setup} />
        </div>
      </div>
    </div>
  );
}

export default SetupPage;
