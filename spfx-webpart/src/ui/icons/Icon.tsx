import * as React from 'react';
import { ICON_PATHS, type IconName } from './iconPaths';

export type { IconName };
export type IconProps = { name: IconName; size?: 's' | 'm' | 'l'; filled?: boolean };

/** A picture beside words: never announced, takes the colour of its text. Reply-like arrows turn round in right-to-left pages. */
export function Icon({ name, size = 'm', filled = false }: IconProps) {
  const mirrored = name === 'reply' || name === 'left' || name === 'right' || name === 'send';
  const classes = ['i', size === 'm' ? '' : size, filled ? 'f' : '', mirrored ? 'mirror' : ''];
  return (
    <svg className={classes.filter(Boolean).join(' ')} viewBox="0 0 16 16" aria-hidden="true" focusable="false">
      <path d={ICON_PATHS[name]} />
    </svg>
  );
}
