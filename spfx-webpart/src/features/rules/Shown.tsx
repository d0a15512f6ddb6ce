import * as React from 'react';
import { Icon } from '../../ui/icons/Icon';

/** What a picker in the form of a field shows: the value on one line, and that it opens. */
export function Shown({ children }: { children: React.ReactNode }) {
  return (
    <>
      <span className="grow clip" dir="auto">
        {children}
      </span>
      <Icon name="down" size="s" />
    </>
  );
}
