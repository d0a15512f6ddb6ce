import * as React from 'react';
import { MessageBar, MessageBarType } from '@fluentui/react/lib/MessageBar';
import { fluentIcon } from '../icons/fluentIcons';
import type { IconName } from '../icons/Icon';

export { EmptyState } from './EmptyState';

export type BannerLook = 'info' | 'warn' | 'bad' | 'ok';
export type BannerProps = {
  look: BannerLook;
  icon: IconName;
  title: string;
  text?: string;
  children?: React.ReactNode;
  card?: boolean;
  /** `alert` is said at once; by default only what is bad. */
  role?: 'alert' | 'status';
};

const TYPES = { info: MessageBarType.info, warn: MessageBarType.warning, bad: MessageBarType.error, ok: MessageBarType.success };

/** One line of news across its zone: what happened, what was kept, and the button that mends it. */
export function Banner({ look, icon, title, text, children, card, role = look === 'bad' ? 'alert' : 'status' }: BannerProps) {
  // Fluent makes a region of a bar with buttons and gives it no name: two of them on a page could not be told apart.
  const name = (bar: HTMLElement | null): void => {
    if (children) bar?.setAttribute('aria-label', title);
    else bar?.removeAttribute('aria-label');
  };
  return (
    <MessageBar
      ref={name}
      className={`banner ${look}${card ? ' card' : ''}`}
      messageBarType={TYPES[look]}
      messageBarIconProps={fluentIcon(icon)}
      role={role}
      isMultiline={false}
      delayedRender={false}
      actions={children ? <span className="acts">{children}</span> : undefined}
    >
      <b className="b">{title}</b>
      {text && (
        <>
          {' '}
          <span className="sub">{text}</span>
        </>
      )}
    </MessageBar>
  );
}
