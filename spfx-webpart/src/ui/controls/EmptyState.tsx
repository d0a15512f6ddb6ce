import * as React from 'react';
import { Icon, type IconName } from '../icons/Icon';

/** A whole zone that has nothing to show, and why. */
export function EmptyState({ icon, title, text, children, foot }: { icon: IconName; title: string; text: string; children?: React.ReactNode; foot?: string }) {
  return (
    <div className="empty">
      <span className="eic">
        <Icon name={icon} size="l" />
      </span>
      <b className="h2">{title}</b>
      <p className="sub">{text}</p>
      {children && <div className="row wrap">{children}</div>}
      {foot && <p className="sub sm">{foot}</p>}
    </div>
  );
}
