import * as React from 'react';
import type { DeskRole } from '../../../app/desk/may';
import { useWords } from '../../../ui/words/WordsContext';
import { AppBar, type AppBarProps } from './AppBar';
import { useDeskState } from '../DeskContext';
import type { Dialog } from '../DeskDialogs';
import { PlacePicker } from '../lazyParts';
import { Rail } from './Rail';
import { toolsFor } from './tools';
import type { Heading } from '../list/useHeading';
import type { Navigation } from '../address/useNavigation';
import { usePlaces } from './usePlaces';
import type { ToolName } from '../address/useRoute';

/** The bar at the top, with what it shows of the desk. Drawn only for what changes in it: rows come and go below. */
export const DeskBar = React.memo(function DeskBar(props: Omit<AppBarProps, 'name' | 'text' | 'present'>) {
  const name = useDeskState((one) => one.settings?.name ?? '');
  const text = useDeskState((one) => one.filters.text);
  const present = useDeskState((one) => one.present);
  return <AppBar {...props} name={name} text={text} present={present} />;
});

export type PlacesProps = { tool: ToolName | null; role: DeskRole; ways: Navigation };
export type DeskRailProps = PlacesProps & {
  setDialog(dialog: Dialog): void;
  /** Absent for whoever may not set the desk up. */
  onSetUp: (() => void) | null;
};

/** Views and tools at the side; drawn only for what changes in them. */
export const DeskRail = React.memo(function DeskRail({ tool, role, ways, setDialog, onSetUp }: DeskRailProps) {
  const { say } = useWords();
  const { view, viewKey, saved, counts } = usePlaces();
  const tools = [
    ...toolsFor(role).map((one) => ({ name: say(`tool.${one.tool}`), icon: one.icon, current: tool === one.tool, onUse: () => ways.openTool(one.tool) })),
    { name: say('keys.title'), icon: 'keyb' as const, onUse: () => setDialog('keys') },
    ...(onSetUp ? [{ name: say('setup.open'), icon: 'shield' as const, onUse: onSetUp }] : []),
  ];
  return (
    <Rail
      view={tool || viewKey ? null : view}
      counts={counts}
      onView={ways.showView}
      saved={saved}
      savedKey={tool ? null : viewKey}
      onSaved={ways.showSaved}
      tools={tools}
    />
  );
});

/** The same places as one choice, where the container has no room for the rail. */
export function NarrowPlaces({ tool, role, ways, heading }: PlacesProps & { heading: Heading }) {
  const { say } = useWords();
  const { view, saved, counts } = usePlaces();
  return (
    <React.Suspense fallback={tool ? say(`tool.${tool}`) : heading.title}>
      <PlacePicker
        place={tool ? { tool } : heading.named ? { saved: heading.named.key } : { view }}
        saved={saved}
        onSaved={ways.showSaved}
        tools={toolsFor(role).map((one) => one.tool)}
        counts={counts}
        onView={ways.showView}
        onTool={ways.openTool}
      />
    </React.Suspense>
  );
}
