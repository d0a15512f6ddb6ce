import * as React from 'react';
import { Banner } from '../../../ui/controls/Banner';
import { Button } from '../../../ui/controls/Button';
import { useWords } from '../../../ui/words/WordsContext';
import { useDesk } from '../../desk/DeskContext';
import { Loading } from '../parts/Loading';
import { SaveBars } from '../parts/SaveBars';
import { SaveFoot } from '../parts/SaveFoot';
import { useLeaveWarning } from '../../../app/texts/useLeaveWarning';
import type { SectionName } from '../sections';
import { boundOf, sectionOfField, type SettingsForm } from './form';
import { Limits } from './Limits';
import { Mailboxes } from './Mailboxes';
import { Names } from './Names';
import { TicketRules } from './TicketRules';
import { useSettings } from './useSettings';

export type DeskPartProps = {
  form: SettingsForm;
  mayChange: boolean;
  saving: boolean;
  change(part: Partial<SettingsForm>): void;
  /** What is wrong with a field, in words; undefined when nothing is. */
  problem(field: string): string | undefined;
};

export const DESK_SECTIONS: readonly SectionName[] = ['desk', 'mailboxes', 'tickets', 'limits'];

/** The sections that are saved together as the settings of the desk. */
export function DeskForm({
  section,
  mayChange,
  onSection,
  onSetUp,
}: {
  section: SectionName;
  mayChange: boolean;
  onSection(section: SectionName): void;
  onSetUp(): void;
}) {
  const { say } = useWords();
  const { desk } = useDesk();
  const { state, dirty, change, save, discard, reload } = useSettings(desk);
  const page = React.useRef<HTMLFormElement>(null);
  useLeaveWarning(desk, () => dirty, say('settings.left'));
  if (state.phase !== 'ready') return <Loading state={state} onRetry={reload} />;

  const { form, problems, saving } = state;
  const submit = async (over: boolean): Promise<void> => {
    const wrong = await save(over);
    if (!wrong) return;
    if (sectionOfField(wrong) !== section) onSection(sectionOfField(wrong));
    requestAnimationFrame(() => page.current?.querySelector<HTMLElement>(`[name="${wrong}"]`)?.focus());
  };
  const problem = (field: string): string | undefined => {
    const one = problems[field];
    return one && say(`settings.problem.${one}`, { count: boundOf(one) });
  };
  const part: DeskPartProps = { form, mayChange, saving, change, problem };
  const savedText =
    state.saved === 'mailboxes' ? (
      <Banner look="ok" icon="check" title={say('settings.saved')} text={say('settings.savedMailboxes')}>
        <Button small onClick={onSetUp}>
          {say('setup.open')}
        </Button>
      </Banner>
    ) : undefined;
  return (
    <form
      ref={page}
      className="setbody"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void submit(false);
      }}
    >
      <SaveBars
        state={{ stale: state.stale, kept: state.kept, fault: state.fault, saved: state.saved !== 'no', dirty }}
        mayChange={mayChange}
        onSave={(over) => void submit(over)}
        onDiscard={discard}
        savedText={savedText}
      />
      <div className="setscroll">
        {section === 'desk' && <Names {...part} />}
        {section === 'mailboxes' && <Mailboxes {...part} />}
        {section === 'tickets' && <TicketRules {...part} />}
        {section === 'limits' && <Limits {...part} />}
      </div>
      {mayChange && <SaveFoot saving={saving} dirty={dirty} onDiscard={discard} />}
    </form>
  );
}
