import * as React from 'react';
import { IconButton } from '../../ui/controls/Button';
import { Icon } from '../../ui/icons/Icon';
import { Picker } from '../../ui/controls/Picker';
import { useWords } from '../../ui/words/WordsContext';
import { isOwn } from '../../app/desk/state';
import { useDesk, useDeskState } from '../desk/DeskContext';
import { SortBy } from '../desk/lazyParts';
import { useOwnColumns } from '../viewTools/ownColumns';
import { FACE_FIELDS, isLineOwn, LINE_FIELDS, withinRoom, type CardField } from './cardFields';
import { SCOPES, scopeOf } from './columns';
import { LANES, type LaneBy } from './lanes';

export type BoardHeadProps = {
  head: React.ReactNode;
  titleRef: React.RefObject<HTMLHeadingElement>;
  count: string;
  by: LaneBy | null;
  fields: readonly CardField[];
  onLanes(by: LaneBy | null): void;
  onFields(fields: CardField[]): void;
  onList(): void;
};

/** What the board shows, how it is cut and ordered, what a card says, and the way back to the list. */
export function BoardHead({ head, titleRef, count, by, fields, onLanes, onFields, onList }: BoardHeadProps) {
  const { say } = useWords();
  const { desk } = useDesk();
  const titles = useDeskState((state) => state.ownTitles);
  const view = useDeskState((state) => state.view);
  const saved = useDeskState((state) => state.saved) ?? [];
  const viewKey = useDeskState((state) => state.viewKey);
  const [wanted, setWanted] = React.useState(false);
  const own = useOwnColumns(wanted || fields.some(isLineOwn));
  const named = saved.find((one) => one.key === viewKey) ?? null;
  const scopes = [
    ...SCOPES.map((name) => ({ value: `view ${name}`, label: say(`view.${name}`) })),
    ...saved.map((one) => ({ value: `saved ${one.key}`, label: one.name, mark: <Icon name={one.shared ? 'users' : 'star'} size="s" /> })),
  ];
  const choose = (value: string): void => {
    const [kind, ...rest] = value.split(' ');
    const name = rest.join(' ');
    if (kind === 'saved') desk.openSaved(name);
    else {
      const scope = SCOPES.find((one) => one === name);
      if (scope) desk.setView(scope);
    }
  };
  const shown = say('board.byStatus', { view: named?.name ?? say(`view.${scopeOf(view)}`) });
  const fieldName = (field: CardField): string => (isOwn(field) ? (titles[field.slice(4)] ?? '') : say(`field.${field}`));
  const options = [
    ...[...FACE_FIELDS, ...LINE_FIELDS].map((field) => ({ value: field as CardField, label: fieldName(field) })),
    ...own.map(({ name, title }) => ({ value: `own:${name}` as CardField, label: title, hint: say('board.ownColumn') })),
  ];
  return (
    <div className="viewhead" data-zone="view">
      <h1 ref={titleRef} tabIndex={-1}>
        {head ?? say('board.title')}
      </h1>
      <Picker
        label={say('board.scope')}
        name={`${say('board.scope')}: ${shown}`}
        className="btn ghost sm hide-phone boardscope"
        options={scopes}
        chosen={[named ? `saved ${named.key}` : `view ${scopeOf(view)}`]}
        onChoose={([one]) => one && choose(one)}
      >
        <span className="clip" dir="auto">
          {shown}
        </span>
        <Icon name="down" size="s" />
      </Picker>
      <span className="cnt only-phone">{count}</span>
      <span className="end" />
      <Picker
        label={say('board.lanes')}
        className="btn ghost sm hide-narrow"
        options={[{ value: '', label: say('board.noLanes') }, ...LANES.map((name) => ({ value: name as string, label: say(`field.${name}`) }))]}
        chosen={[by ?? '']}
        onChoose={([one]) => onLanes(LANES.find((name) => name === one) ?? null)}
      >
        <Icon name="users" />
        <span>{say('board.lanesBy', { field: by ? say(`field.${by}`) : say('board.noLanes') })}</span>
      </Picker>
      <React.Suspense fallback={null}>
        <SortBy />
      </React.Suspense>
      <span className="row hide-narrow" onFocus={() => setWanted(true)} onPointerEnter={() => setWanted(true)}>
        <Picker
          many
          label={say('board.fields')}
          className="btn ghost sm"
          name={say('board.fields')}
          options={options}
          chosen={fields}
          onChoose={(chosen) => onFields(withinRoom(chosen))}
        >
          <Icon name="cols" />
          <span>{say('board.fields')}</span>
        </Picker>
      </span>
      <span className="vr hide-narrow" />
      <IconButton icon="list" small label={say('board.list')} onClick={onList} />
      <IconButton icon="board" small className="hide-phone" lit aria-pressed label={say('board.title')} onClick={() => undefined} />
    </div>
  );
}
