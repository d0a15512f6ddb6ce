import * as React from 'react';
import { CommandBarButton, DefaultButton, PrimaryButton, type IButtonProps } from '@fluentui/react/lib/Button';
import { TooltipHost } from '@fluentui/react/lib/Tooltip';
import { Icon, type IconName } from '../icons/Icon';
import { useLayers } from '../theme/Layers';

export type ButtonProps = Omit<React.ButtonHTMLAttributes<HTMLButtonElement>, 'type'> & {
  look?: 'primary' | 'ghost' | 'plain' | 'danger';
  small?: boolean;
  icon?: IconName;
  /** The key that does the same; shown in the tooltip and told to screen readers. */
  shortcut?: string;
  lit?: boolean;
  /** Sends the form it stands in. */
  submit?: boolean;
};

const LOOKS = { primary: PrimaryButton, plain: DefaultButton, danger: DefaultButton, ghost: CommandBarButton };
const classes = (parts: readonly (string | false | undefined)[]) => parts.filter(Boolean).join(' ');

/** Fluent's button in our sizes. `aria-disabled` keeps it in the tab order and refuses the click; `disabled` takes it out. */
export const Button = React.forwardRef<HTMLButtonElement, ButtonProps>(function Button(props, ref) {
  const {
    look = 'plain',
    small,
    icon,
    shortcut,
    lit,
    submit,
    className,
    children,
    title,
    disabled,
    'aria-disabled': refused,
    'aria-pressed': pressed,
    ...rest
  } = props;
  const Look = LOOKS[look];
  const refuses = refused === true || refused === 'true';
  return (
    <Look
      {...(rest as IButtonProps)}
      elementRef={ref}
      type={submit ? 'submit' : 'button'}
      aria-keyshortcuts={shortcut ?? rest['aria-keyshortcuts']}
      title={title ?? (shortcut ? `${typeof children === 'string' ? children : ''} (${shortcut})` : undefined)}
      disabled={disabled || refuses}
      allowDisabledFocus={refuses && !disabled}
      toggle={pressed !== undefined}
      checked={pressed === true || pressed === 'true'}
      className={classes(['btn', look !== 'plain' && look, small && 'sm', lit && 'lit', className])}
      onRenderIcon={icon ? () => <Icon name={icon} /> : undefined}
    >
      {children}
    </Look>
  );
});

export type IconButtonProps = Omit<ButtonProps, 'children' | 'title'> & { icon: IconName; label: string };

const WIDTH_CLASS = /^hide-/;

/** A button that is only a picture: its name is its label, and its tip shows it together with the key. */
export const IconButton = React.forwardRef<HTMLButtonElement, IconButtonProps>(function IconButton(
  { label, shortcut, className = '', look = 'ghost', ...rest },
  ref,
) {
  const layerProps = useLayers();
  const own = className.split(' ');
  const content = shortcut ? (
    <>
      {label} <kbd>{shortcut}</kbd>
    </>
  ) : (
    label
  );
  return (
    <TooltipHost
      content={content}
      hostClassName={classes(['tip', ...own.filter((name) => WIDTH_CLASS.test(name))])}
      calloutProps={{ layerProps, gapSpace: 2 }}
      tooltipProps={{ maxWidth: null }}
      setAriaDescribedBy={false}
    >
      <Button
        ref={ref}
        look={look}
        aria-label={label}
        aria-keyshortcuts={shortcut}
        className={classes(['icon', ...own.filter((name) => !WIDTH_CLASS.test(name))])}
        {...rest}
      />
    </TooltipHost>
  );
});
