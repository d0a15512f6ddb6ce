import * as React from 'react';
import { Panel, PanelType } from '@fluentui/react/lib/Panel';
import { useLayers } from '../theme/Layers';
import { IconButton } from './Button';

export type SidePanelProps = { title: string; closeLabel: string; onClose(): void; children: React.ReactNode };

/** A sheet at the far edge that leaves the rest of the desk usable: it neither dims it nor keeps the focus. Load it lazily. */
export function SidePanel({ title, closeLabel, onClose, children }: SidePanelProps) {
  const layerProps = useLayers();
  return (
    <Panel
      isOpen isBlocking={false} type={PanelType.smallFixedFar} headerText={title} className="sheet" layerProps={layerProps} hasCloseButton={false} onDismiss={(event) => { if (event && 'key' in event) onClose(); }} onOuterClick={() => undefined}
      onRenderNavigation={() => <div className="sheetclose"><IconButton icon="x" label={closeLabel} shortcut="Esc" onClick={onClose} /></div>}
    >
      {children}
    </Panel>
  );
}
