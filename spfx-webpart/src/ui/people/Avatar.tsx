import * as React from 'react';
import { Icon } from '../icons/Icon';
import { colourIndex, initials } from './initials';

export type AvatarProps = { name: string; size?: 'small' | 'normal' | 'large' };

const SIZES = { small: ' s20', normal: '', large: ' m' };

/** A person as two letters on one of ten fixed colours; always beside the name or named by its title. */
export function Avatar({ name, size = 'normal' }: AvatarProps) {
  return <span className={`av c${colourIndex(name)}${SIZES[size]}`} title={name} aria-hidden="true" data-initials={initials(name)} />;
}

/** Nobody yet. */
export function NoAvatar({ title, size = 'normal' }: { title: string; size?: AvatarProps['size'] }) {
  return <span className={`av none${SIZES[size ?? 'normal']}`} title={title} aria-hidden="true"><Icon name="user" size="s" /></span>;
}
