import * as React from 'react';
import { PersonaCoin } from '@fluentui/react/lib/PersonaCoin';
import { Icon } from '../icons/Icon';
import { avatarColour, initials } from './initials';

export type AvatarProps = { name: string; size?: 'small' | 'normal' | 'large' };

const SIZES = { small: { look: ' s20', pixels: 20 }, normal: { look: '', pixels: 24 }, large: { look: ' m', pixels: 32 } };

/** A person as two letters on one of ten fixed colours; always beside the name or named by its title. */
export function Avatar({ name, size = 'normal' }: AvatarProps) {
  const { look, pixels } = SIZES[size];
  return <span className={`av${look}`} title={name} aria-hidden="true"><PersonaCoin text={name} imageInitials={initials(name)} initialsColor={avatarColour(name)} coinSize={pixels} /></span>;
}

/** Nobody yet. */
export function NoAvatar({ title, size = 'normal' }: { title: string; size?: AvatarProps['size'] }) {
  return <span className={`av none${SIZES[size].look}`} title={title} aria-hidden="true"><Icon name="user" size="s" /></span>;
}
