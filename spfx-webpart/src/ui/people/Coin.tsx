import * as React from 'react';
import { Icon } from '../icons/Icon';
import { avatarColour, initials } from './initials';

export type CoinSize = 'small' | 'normal' | 'large';
export const COIN_PX: Record<CoinSize, number> = { small: 20, normal: 24, large: 32 };
export const COIN_LOOK: Record<CoinSize, string> = { small: ' s20', normal: '', large: ' m' };

/** What `Avatar` shows, as one element: for the rows of the ticket list and the lists of choices, where there are many and the first view pays for each. */
export function Coin({ name, size = 'normal' }: { name: string; size?: CoinSize }) {
  return (
    <span className={`av coin${COIN_LOOK[size]}`} style={{ background: avatarColour(name) }} title={name} aria-hidden="true" data-initials={initials(name)} />
  );
}

/** Nobody yet. */
export function NoAvatar({ title, size = 'normal' }: { title: string; size?: CoinSize }) {
  return (
    <span className={`av none${COIN_LOOK[size]}`} title={title} aria-hidden="true">
      <Icon name="user" size="s" />
    </span>
  );
}
