import * as React from 'react';
import { Checkbox } from '@fluentui/react/lib/Checkbox';
import { MAX_WEEKLY_PEOPLE, parseWeekly, WEEKLY_KEY } from '@listdesk/shared/reports';
import { parseSla, SLA_KEY } from '@listdesk/shared/sla';
import type { DeskLists, ListsFaultLike } from '@listdesk/shared/sharepoint';
import type { Agent } from '@listdesk/shared/tickets';
import { faultOf } from '../../app/desk/fault';
import type { EvidenceClient } from '../../app/serviceClient';
import { failureWords } from '../../app/serviceClient/failureWords';
import { Banner } from '../../ui/controls/Banner';
import { Button } from '../../ui/controls/Button';
import { Dialog } from '../../ui/controls/Dialog';
import { fluentIcon } from '../../ui/icons/fluentIcons';
import { useWords } from '../../ui/words/WordsContext';

export type WeeklyDialogProps = {
  lists: DeskLists;
  service: Pick<EvidenceClient, 'saveWeekly'>;
  /** What was saved, in a sentence. */
  onSaved(told: string): void;
  onClose(): void;
};
type Known = { agents: readonly Agent[]; timeZone: string };

/** Who gets the figures of each week by mail: people of the desk's groups, and nobody else. */
export function WeeklyDialog({ lists, service, onSaved, onClose }: WeeklyDialogProps) {
  const { say } = useWords();
  const [known, setKnown] = React.useState<Known | null>(null);
  const [chosen, setChosen] = React.useState<ReadonlySet<number>>(new Set());
  const [fault, setFault] = React.useState<ListsFaultLike | null>(null);
  const [problem, setProblem] = React.useState<{ title: string; text: string } | null>(null);
  const [saving, setSaving] = React.useState(false);
  const alive = React.useRef(true);

  const load = React.useCallback(async (): Promise<void> => {
    setFault(null);
    try {
      const [agents, values] = await Promise.all([lists.agents(), lists.settingValues([WEEKLY_KEY, SLA_KEY])]);
      if (!alive.current) return;
      const weekly = parseWeekly(values.get(WEEKLY_KEY));
      setKnown({ agents, timeZone: zoneOf(values.get(SLA_KEY), weekly.people.length ? weekly.timeZone : null) });
      setChosen(new Set(weekly.people.filter((id) => agents.some((agent) => agent.id === id))));
    } catch (error) {
      if (alive.current) setFault(faultOf(error));
    }
  }, [lists]);
  React.useEffect(() => {
    alive.current = true;
    void load();
    return () => {
      alive.current = false;
    };
  }, [load]);

  const save = async ({ timeZone }: Known): Promise<void> => {
    setSaving(true);
    setProblem(null);
    const answer = await service.saveWeekly(Array.from(chosen), timeZone);
    if (!alive.current) return;
    setSaving(false);
    if (answer.ok) onSaved(chosen.size ? say('reports.weekly.saved', { count: chosen.size }) : say('reports.weekly.stopped'));
    else setProblem(failureWords(answer.failure, say));
  };
  const toggle = (id: number, on: boolean): void => {
    const next = new Set(chosen);
    if (on) next.add(id);
    else next.delete(id);
    setChosen(next);
  };
  return (
    <Dialog title={say('reports.weekly')} onClose={onClose}>
      <div className="col g8">
        <p>{say('reports.weekly.text', { zone: known ? known.timeZone.replace(/_/g, ' ') : '…' })}</p>
        {problem && <Banner look="bad" icon="alert" title={problem.title} text={problem.text} />}
        {fault ? (
          <Banner look="bad" icon="alert" title={say('reports.weekly.failed')} text={say(`fault.${fault.code}`, { detail: fault.message })}>
            <Button small onClick={() => void load()}>
              {say('tryNow')}
            </Button>
          </Banner>
        ) : known ? (
          <div className="weeklypeople col g8" role="group" aria-label={say('reports.weekly.people')}>
            {known.agents.map(({ id, name, address }) => (
              <Checkbox
                key={id}
                label={name ? `${name}, ${address}` : address}
                checked={chosen.has(id)}
                disabled={saving || (!chosen.has(id) && chosen.size >= MAX_WEEKLY_PEOPLE)}
                checkmarkIconProps={fluentIcon('check')}
                onChange={(_, on) => toggle(id, on === true)}
              />
            ))}
          </div>
        ) : (
          <span className="sk" style={{ width: 220 }} aria-busy="true" />
        )}
      </div>
      <div className="row dialogfoot">
        <Button look="primary" disabled={!known || saving} onClick={() => known && void save(known)}>
          {say(saving ? 'reports.weekly.saving' : 'reports.weekly.save')}
        </Button>
        <Button look="ghost" onClick={onClose}>
          {say('cancel')}
        </Button>
      </div>
    </Dialog>
  );
}

/** The desk's clock is that of its working hours; without any, the one chosen before, or this device's. */
function zoneOf(sla: unknown, before: string | null): string {
  return parseSla(sla).calendars[0]?.timeZone ?? before ?? Intl.DateTimeFormat().resolvedOptions().timeZone;
}
