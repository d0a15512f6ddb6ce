import * as React from 'react';
import '../../ui/controls/fieldInput.global.scss';
import { MAX_CIRCLES, MAX_CIRCLE_NAME_CHARS } from '@listdesk/shared/schema';
import type { CircleState, ListsFaultLike } from '@listdesk/shared/sharepoint';
import type { Agent } from '@listdesk/shared/tickets';
import { faultOf } from '../../app/desk/fault';
import { Banner, EmptyState } from '../../ui/controls/Banner';
import { Button } from '../../ui/controls/Button';
import { Picker } from '../../ui/controls/Picker';
import { Coin } from '../../ui/people/Coin';
import { useWords } from '../../ui/words/WordsContext';
import { useDesk, useDeskState } from '../desk/DeskContext';
import { LoadFailed, SkeletonRows } from '../desk/list/ListStates';
import { useCircles } from './useCircles';

type Draft = { key: string; name: string; people: readonly string[] };

const KEY_CHARS = 8;
/** Names its folders, so it holds nothing of the circle's name. */
const freshKey = (): string => `circle-${Array.from(crypto.getRandomValues(new Uint8Array(KEY_CHARS)), (byte) => (byte % 36).toString(36)).join('')}`;

/** Circles and their people. SharePoint guards both: only those who manage the site can change its groups and folders. */
export function Circles({ mayChange }: { mayChange: boolean }) {
  const { say } = useWords();
  const { desk } = useDesk();
  const agents = useDeskState((state) => state.agents);
  const { circles, fault, reload } = useCircles(desk);
  const [draft, setDraft] = React.useState<Draft | null>(null);
  const [busy, setBusy] = React.useState(false);
  const [failed, setFailed] = React.useState<string | null>(null);
  const reason = (one: ListsFaultLike): string => say(`fault.${one.code}`, { detail: one.message });
  if (fault) return <LoadFailed title={say('circles.title')} fault={fault} now={desk.port.now()} onRetry={reload} />;
  if (circles === null) return <SkeletonRows />;

  async function act(told: (why: string) => string, work: () => Promise<void>): Promise<void> {
    setBusy(true);
    setFailed(null);
    try {
      await work();
      reload();
    } catch (error) {
      setFailed(told(reason(faultOf(error))));
    } finally {
      setBusy(false);
    }
  }
  const make = (one: Draft): Promise<void> =>
    act(
      (why) => say('circles.failed', { reason: why }),
      async () => {
        await desk.port.lists.makeCircle(one);
        setDraft(null);
      },
    );
  const choose = (circle: CircleState, addresses: readonly string[]): Promise<void> =>
    act(
      (why) => why,
      async () => {
        const known = circle.people.map(({ address }) => address);
        await desk.port.lists.changeCirclePeople(circle, {
          add: addresses.filter((one) => !known.includes(one)),
          remove: circle.people.filter(({ address }) => !addresses.includes(address)).map(({ id }) => id),
        });
        desk.tell(say('circles.changed', { name: circle.name }));
      },
    );
  return (
    <div className="setbody">
      {failed && <Banner look="bad" icon="alert" title={failed} />}
      <div className="setscroll wide">
        <section aria-labelledby="ld-set-circles">
          <div className="row">
            <h2 id="ld-set-circles" className="h2">
              {say('circles.title')}
            </h2>
            <span className="cnt">{say('number', { count: circles.length })}</span>
            <span className="end" />
            {mayChange && !draft && (
              <Button icon="plus" disabled={busy || circles.length >= MAX_CIRCLES} onClick={() => setDraft({ key: freshKey(), name: '', people: [] })}>
                {say('circles.add')}
              </Button>
            )}
          </div>
          <p className="sub">{say('circles.text')}</p>
          {!mayChange && <p className="sub">{say('circles.readOnly')}</p>}
          {draft && (
            <form
              className="card col g8"
              onSubmit={(event) => {
                event.preventDefault();
                if (!busy && draft.name.trim() && draft.people.length) void make(draft);
              }}
            >
              <label className="col g4">
                <span>{say('circles.name')}</span>
                <input
                  autoFocus
                  className="fieldinput"
                  type="text"
                  maxLength={MAX_CIRCLE_NAME_CHARS}
                  value={draft.name}
                  disabled={busy}
                  onChange={(event) => setDraft({ ...draft, name: event.target.value })}
                />
              </label>
              <div className="col g4">
                <span>{say('circles.people')}</span>
                <People agents={agents} chosen={draft.people} disabled={busy} onChoose={(people) => setDraft({ ...draft, people })} />
              </div>
              <div className="row">
                <Button look="primary" submit disabled={busy || !draft.name.trim() || !draft.people.length}>
                  {busy ? say('circles.making') : say('circles.save')}
                </Button>
                <Button look="ghost" disabled={busy} onClick={() => setDraft(null)}>
                  {say('circles.cancel')}
                </Button>
                {(!draft.name.trim() || !draft.people.length) && <span className="sub sm">{say('circles.needs')}</span>}
              </div>
            </form>
          )}
          {circles.length === 0 && !draft && <EmptyState icon="lock" title={say('circles.none')} text={say('circles.noneText')} />}
          {circles.length > 0 && (
            <dl className="kv">
              {circles.map((circle) => (
                <React.Fragment key={circle.key}>
                  <dt dir="auto">{circle.name}</dt>
                  <dd>
                    {mayChange ? (
                      <People
                        label={`${circle.name}: ${say('circles.people')}`}
                        agents={agents}
                        chosen={circle.people.map(({ address }) => address)}
                        known={circle.people}
                        disabled={busy}
                        onChoose={(people) => void choose(circle, people)}
                      />
                    ) : (
                      circle.people.map(({ name }) => name).join(', ')
                    )}
                  </dd>
                </React.Fragment>
              ))}
            </dl>
          )}
        </section>
      </div>
    </div>
  );
}

function People({
  label,
  agents,
  chosen,
  known = [],
  disabled,
  onChoose,
}: {
  label?: string;
  agents: readonly Agent[];
  chosen: readonly string[];
  known?: readonly Agent[];
  disabled: boolean;
  onChoose(people: string[]): void;
}) {
  const { say } = useWords();
  const all = [...agents, ...known.filter(({ address }) => !agents.some((agent) => agent.address === address))];
  return (
    <Picker
      label={label ?? say('circles.people')}
      className="field pickfield wrapping"
      many
      searchable
      disabled={disabled}
      options={all.map(({ address, name }) => ({ value: address, label: name, hint: address }))}
      chosen={[...chosen]}
      onChoose={onChoose}
    >
      {chosen.length ? (
        chosen.map((address) => (
          <span key={address} className="row g4">
            <Coin name={all.find((one) => one.address === address)?.name ?? address} size="small" />
            <span className="clip">{all.find((one) => one.address === address)?.name ?? address}</span>
          </span>
        ))
      ) : (
        <span className="sub">{say('add')}</span>
      )}
    </Picker>
  );
}
