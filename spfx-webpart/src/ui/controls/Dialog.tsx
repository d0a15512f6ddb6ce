import * as React from 'react';
import { Dialog as FluentDialog, DialogType } from '@fluentui/react/lib/Dialog';
import { ResponsiveMode } from '@fluentui/react/lib/ResponsiveMode';
import { useLayers } from '../theme/Layers';
import { useModalKeys } from './useModalKeys';

export type DialogProps = { title: string; onClose(): void; children: React.ReactNode; within?: HTMLElement | null; wide?: boolean };

/**
 * A modal box over the desk: takes the focus (what is marked `data-first` first), keeps it, gives it back; Escape closes. Load it lazily. It stands at any width: Fluent's dialog asks
 * its box for the width it has just measured, which the box learns a moment later, and what was typed went whenever a phone was turned.
 */
export function Dialog({ title, onClose, children, wide }: DialogProps) {
  const layerProps = useLayers();
  useModalKeys(onClose);
  return (
    <FluentDialog
      hidden={false}
      onDismiss={onClose}
      minWidth={0}
      maxWidth={wide ? 640 : 480}
      dialogContentProps={{ type: DialogType.normal, title, className: 'dialog' }}
      modalProps={{ layerProps, responsiveMode: ResponsiveMode.small, focusTrapZoneProps: { firstFocusableTarget: '[data-first]' } }}
    >
      {children}
    </FluentDialog>
  );
}
