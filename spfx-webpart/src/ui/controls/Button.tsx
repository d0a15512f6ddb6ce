import * as React from 'react';
import { Icon, type IconName } from '../icons/Icon';

export type ButtonProps = Omit<React.ButtonHTMLAttributes<HTMLButtonElement>, 'type'> & {
  look?: 'primary' | 'ghost' | 'plain' | 'danger';
  small?: boolean;
  icon?: IconName;
  /** The key that does the same; shown in the tooltip and told to screen readers. */
  shortcut?: string;
  lit?: boolean;
};

const classes = (parts: readonly (string | false | undefined)[]) => parts.filter(Boolean).join(' ');

export const Button = React.forwardRef<HTMLButtonElement, ButtonProps>(function Button(props, ref) {
  const { look = 'plain', small, icon, shortcut, lit, className, children, title, ...rest } = props;
  return (
    <button
      ref={ref} type="button" aria-keyshortcuts={shortcut} title={title ?? (shortcut ? `${typeof children === 'string' ? children : ''} (${shortcut})` : undefined)}
      className={classes(['btn', look !== 'plain' && look, small && 'sm', lit && 'lit', className])} {...rest}
    >
      {icon && <Icon name={icon} />}{children}
    </button>
  );
});

export type IconButtonProps = Omit<ButtonProps, 'children'> & { icon: IconName; label: string };

/** A button that is only a picture: its name is both its label and its tooltip. */
export const IconButton = React.forwardRef<HTMLButtonElement, IconButtonProps>(function IconButton({ label, shortcut, className, look = 'ghost', ...rest }, ref) {
  return <Button ref={ref} look={look} aria-label={label} shortcut={shortcut} title={shortcut ? `${label} (${shortcut})` : label} className={classes(['icon', className])} {...rest} />;
});
