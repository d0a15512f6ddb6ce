import * as React from 'react';
import type { Ticket } from '@listdesk/shared/tickets';
import { ownMany, type WantedOwn } from '../../app/desk/ownMany';
import { Button, IconButton } from '../../ui/controls/Button';
import { Dialog } from '../../ui/controls/Dialog';
import { Icon } from '../../ui/icons/Icon';
import { Picker } from '../../ui/controls/Picker';
import { useWords } from '../../ui/words/WordsContext';
import { useDesk, useDeskState } from '../desk/DeskContext';
import { CustomField } from '../ticketTools/CustomField';
import { useOwnColumns } from '../viewTools/ownColumns';
import { NOTHING_WANTED, patchOf, TEXT_FIELDS, type TextField, type WantedFields } from './wantedFields';

const named = (names: Iterable<string | null>): string[] =>
  Array.from(new Set(names))
    .filter((name): name is string => !!name)
    .sort((a, b) => a.localeCompare(b));

/** Team, category, type, tags and the customer's own columns of many tickets at once; what is not touched stays as it is in each. */
export function BulkFields({ tickets, onClose }: { tickets: readonly Ticket[]; onClose(): void }) {
  const { say } = useWords();
  const { desk } = useDesk();
  const held = useDeskState((state) => state.tickets);
  const [wanted, setWanted] = React.useState<WantedFields>(NOTHING_WANTED);
  const [own, setOwn] = React.useState<WantedOwn>({});
  const columns = useOwnColumns(true);
  const all = React.useMemo(() => Array.from(held.values()), [held]);
  const changes = tickets.map((ticket) => ({ ticket, patch: patchOf(wanted, ticket) })).filter(({ patch }) => Object.keys(patch).length > 0);
  const ownAsked = Object.keys(own).length > 0;
  const count = ownAsked ? tickets.length : changes.length;
  const give = async (): Promise<void> => {
    const told = say('bulk.changed', { count });
    if (!ownAsked) return void (await desk.changeEach(changes, told));
    const mine = ownMany(desk, columns, own);
    // One piece of work for both, so that an undo stops whichever is under way.
    const work = desk.beginWork(told, tickets.length);
    const again = changes.length ? await desk.changeEach(changes, told, mine.back, work) : null;
    await mine.give(
      tickets.map(({ id }) => id),
      work,
    );
    work.end();
    if (again) again();
    else if (mine.any()) desk.offerUndo(told, mine.back);
  };
  const change = (): void => {
    onClose();
    void give();
  };
  const known = (field: TextField): string[] => named([...all.map((ticket) => ticket[field]), wanted[field] ?? null]);
  const tags = named([...all.flatMap((ticket) => ticket.tags), ...wanted.addTags]);
  const optionsOf = (names: readonly string[]) => names.map((name) => ({ value: name, label: name }));
  const down = <Icon name="down" size="s" />;
  return (
    <Dialog title={say('bulk.fieldsTitle', { count: tickets.length, number: String(tickets[0]?.id ?? '') })} onClose={onClose}>
      <div className="col g12">
        <dl className="kv bulkfields">
          {TEXT_FIELDS.map((field) => {
            const value = wanted[field];
            const set = (to: string | null | undefined): void =>
              setWanted(({ [field]: _before, ...rest }) => (to === undefined ? rest : { ...rest, [field]: to }));
            return (
              <React.Fragment key={field}>
                <dt>{say(`field.${field}`)}</dt>
                <dd>
                  <Picker
                    label={say(`field.${field}`)}
                    name={`${say(`field.${field}`)}: ${value === undefined ? say('bulk.asIs') : (value ?? say('none'))}`}
                    className="chip"
                    searchable
                    options={[...optionsOf(known(field)), { value: '', label: say('none') }]}
                    chosen={value === undefined ? [] : [value ?? '']}
                    onNew={set}
                    onChoose={([to]) => set(to === undefined ? undefined : to || null)}
                  >
                    <span className={value === undefined ? 'sub clip' : 'clip'} dir="auto">
                      {value === undefined ? say('bulk.asIs') : (value ?? say('none'))}
                    </span>
                    {down}
                  </Picker>
                </dd>
              </React.Fragment>
            );
          })}
          {(['addTags', 'removeTags'] as const).map((which) => {
            const chosen = wanted[which];
            const set = (to: readonly string[]): void => setWanted((old) => ({ ...old, [which]: to }));
            const options = which === 'addTags' ? tags : named(tickets.flatMap((ticket) => ticket.tags));
            return (
              <React.Fragment key={which}>
                <dt>{say(`bulk.${which}`)}</dt>
                <dd>
                  <Picker
                    label={say(`bulk.${which}`)}
                    className="chip"
                    many
                    searchable
                    disabled={which === 'removeTags' && !options.length}
                    options={optionsOf(options)}
                    chosen={chosen}
                    onNew={which === 'addTags' ? (tag) => set([...chosen, tag]) : undefined}
                    onChoose={set}
                  >
                    {chosen.length ? (
                      chosen.map((tag) => (
                        <span key={tag} className="tag">
                          {tag}
                        </span>
                      ))
                    ) : (
                      <span className="sub">{say('none')}</span>
                    )}
                    {down}
                  </Picker>
                </dd>
              </React.Fragment>
            );
          })}
          {columns.map((column) => {
            const { name, title, required } = column;
            const touched = name in own;
            const leave = (): void => setOwn(({ [name]: _before, ...rest }) => rest);
            return (
              <React.Fragment key={name}>
                <dt dir="auto">{title}</dt>
                <dd>
                  <CustomField
                    live
                    column={column}
                    value={own[name] ?? null}
                    nothing={say(touched ? 'none' : 'bulk.asIs')}
                    onSave={(value) => setOwn((old) => ({ ...old, [name]: value }))}
                  />
                  {touched && <IconButton small icon="x" label={`${title}: ${say('bulk.asIs')}`} onClick={leave} />}
                  {!touched && !required && (
                    <IconButton small icon="trash" label={`${title}: ${say('none')}`} onClick={() => setOwn((old) => ({ ...old, [name]: null }))} />
                  )}
                </dd>
              </React.Fragment>
            );
          })}
        </dl>
        <div className="row dialogfoot">
          <Button look="primary" disabled={!count} onClick={change}>
            {say('bulk.changeDo', { count: count || tickets.length })}
          </Button>
          <Button look="ghost" onClick={onClose}>
            {say('cancel')}
          </Button>
        </div>
      </div>
    </Dialog>
  );
}
