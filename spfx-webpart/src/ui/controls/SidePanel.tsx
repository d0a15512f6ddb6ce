import * as React from 'react';
import { Panel, PanelType } from '@fluentui/react/lib/Panel';
import { useLayers } from '../theme/Layers';
import { Icon } from '../icons/Icon';

export type SidePanelProps = { title: string; closeLabel: string; onClose(): void; children: React.ReactNode };

/**
 * A sheet at the far edge that leaves the rest of the desk usable: it neither dims it nor keeps the focus. Load it lazily. Its way out has no tip of
 * Fluent's: that would open with the focus and take the first Escape for itself.
 */
export function SidePanel({ title, closeLabel, onClose, children }: SidePanelProps) {
  const layerProps = useLayers();
  return (
    <Panel
      isOpen
      isBlocking={false}
      type={PanelType.smallFixedFar}
      headerText={title}
      className="sheet"
      layerProps={layerProps}
      hasCloseButton={false}
      onDismiss={(event) => {
        if (event && 'key' in event) onClose();
      }}
      onOuterClick={() => undefined}
      onRenderNavigation={() => (
        <div className="sheetclose">
          <button type="button" className="btn ghost icon" aria-label={closeLabel} title={closeLabel} aria-keyshortcuts="Escape" onClick={onClose}>
            <Icon name="x" />
          </button>
        </div>
      )}
    >
      {children}
    </Panel>
  );
}
