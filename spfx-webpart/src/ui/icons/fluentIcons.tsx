import * as React from 'react';
import { registerIcons } from '@fluentui/react/lib/Styling';
import { Icon } from './Icon';
import { ICON_PATHS, type IconName } from './iconPaths';

const NAMES = Object.keys(ICON_PATHS) as IconName[];
const PREFIX = 'listdesk-';

registerIcons({ icons: Object.fromEntries(NAMES.map((name) => [`${PREFIX}${name}`, <Icon key={name} name={name} />])) });

/** Our own drawn pictures in places where Fluent takes an icon by name; no icon font is loaded. */
export const fluentIcon = (name: IconName): { iconName: string } => ({ iconName: `${PREFIX}${name}` });
