import * as React from 'react';
import { Icon } from '../../../ui/icons/Icon';
import { Picker } from '../../../ui/controls/Picker';
import { useWords } from '../../../ui/words/WordsContext';
import { VIEWS, type DeskState, type NamedView, type ViewName } from '../../../app/desk/state';
import { countOf } from './Rail';
import type { ToolName } from '../address/useRoute';

export type Place = { view: ViewName } | { tool: ToolName } | { saved: string };

/** The rail as a list to choose from, where the container has no room for it. */
export function PlacePicker({
  place,
  tools,
  counts,
  saved,
  onView,
  onSaved,
  onTool,
}: {
  place: Place;
  tools: readonly ToolName[];
  saved: readonly NamedView[];
  onSaved(key: string): void;
  counts: DeskState['counts'];
  onView(view: ViewName): void;
  onTool(tool: ToolName): void;
}) {
  const { say } = useWords();
  const name = (one: Place): string => ('view' in one ? `view.${one.view}` : 'saved' in one ? one.saved : `tool.${one.tool}`);
  const label = (one: Place): string => ('saved' in one ? (saved.find(({ key }) => key === one.saved)?.name ?? '') : say(name(one)));
  const hint = (one: Place): string | undefined => {
    const count = 'view' in one ? countOf(counts, one.view) : null;
    return count === null ? undefined : say('number', { count });
  };
  const places: Place[] = [...VIEWS.map((view) => ({ view })), ...saved.map(({ key }) => ({ saved: key })), ...tools.map((tool) => ({ tool }))];
  return (
    <Picker
      label={say('rail.name')}
      className="btn ghost viewpick"
      chosen={[name(place)]}
      options={places.map((one) => ({ value: name(one), label: label(one), hint: hint(one) }))}
      onChoose={([value]) => {
        const chosen = places.find((one) => name(one) === value);
        if (!chosen) return;
        if ('view' in chosen) onView(chosen.view);
        else if ('saved' in chosen) onSaved(chosen.saved);
        else onTool(chosen.tool);
      }}
    >
      {label(place)} <Icon name="down" />
    </Picker>
  );
}
