import * as React from 'react';
import { Icon, type IconName } from '../icons/Icon';

export type BannerProps = { look: 'info' | 'warn' | 'bad' | 'ok'; icon: IconName; title: string; text?: string; children?: React.ReactNode; card?: boolean };

/** One line of news across its zone: what happened, what was kept, and the button that mends it. */
export function Banner({ look, icon, title, text, children, card }: BannerProps) {
  return (
    <div className={`banner ${look}${card ? ' card' : ''}`} role={look === 'bad' ? 'alert' : 'status'}>
      <Icon name={icon} />
      <span className="grow"><b className="b">{title}</b>{text && <> <span className="sub">{text}</span></>}</span>
      {children && <span className="acts">{children}</span>}
    </div>
  );
}

/** A whole zone that has nothing to show, and why. */
export function EmptyState({ icon, title, text, children, foot }: { icon: IconName; title: string; text: string; children?: React.ReactNode; foot?: string }) {
  return (
    <div className="empty">
      <span className="eic"><Icon name={icon} size="l" /></span>
      <b className="h2">{title}</b>
      <p className="sub">{text}</p>
      {children && <div className="row wrap">{children}</div>}
      {foot && <p className="sub sm">{foot}</p>}
    </div>
  );
}
