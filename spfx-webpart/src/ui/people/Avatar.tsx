import * as React from 'react';
import { PersonaCoin } from '@fluentui/react/lib/PersonaCoin';
import { COIN_LOOK, COIN_PX, type CoinSize } from './Coin';
import { avatarColour, initials } from './initials';

export { NoAvatar } from './Coin';

export type AvatarProps = { name: string; size?: CoinSize };

/** A person as two letters on one of ten fixed colours; always beside the name or named by its title. The letters are drawn by the stylesheet, so that no reader spells them out. */
export function Avatar({ name, size = 'normal' }: AvatarProps) {
  return (
    <span className={`av${COIN_LOOK[size]}`} title={name} aria-hidden="true">
      <PersonaCoin text={name} initialsColor={avatarColour(name)} coinSize={COIN_PX[size]} onRenderInitials={() => <i data-initials={initials(name)} />} />
    </span>
  );
}
