import * as React from 'react';
import { Callout, DirectionalHint } from '@fluentui/react/lib/Callout';
import { Icon } from '../icons/Icon';
import { useLayers } from '../theme/Layers';
import { useWords } from '../words/WordsContext';

export type Option<T> = { value: T; label: string; mark?: React.ReactNode; hint?: string };

export type PickerProps<T> = {
  /** What is chosen here, for instance "Status"; said before the value. */
  label: string;
  options: readonly Option<T>[];
  chosen: readonly T[];
  /** Several values may be chosen; the list stays open. */
  many?: boolean;
  /** Lets the list be narrowed by typing. */
  searchable?: boolean;
  /** Takes text that is no option, such as a new tag. */
  onNew?(text: string): void;
  onChoose(values: T[]): void;
  className?: string;
  disabled?: boolean;
  shortcut?: string;
  children: React.ReactNode;
  /** Said as the button's name instead of "label: value". */
  name?: string;
  /** Counts what opens it from outside; none while another control hears it. */
  openAt?: number;
};

/** A button that opens a list of choices: arrows, Home, End, letters, Enter and Escape as in a native select. */
export function Picker<T extends string | number | null>(props: PickerProps<T>) {
  const { label, options, chosen, many = false, searchable = false, onNew, onChoose, className = 'chip', disabled, shortcut, children, name, openAt } = props;
  const { say } = useWords();
  const layerProps = useLayers();
  const button = React.useRef<HTMLButtonElement>(null);
  const [open, setOpen] = React.useState(false);
  const [text, setText] = React.useState('');
  const [active, setActive] = React.useState(0);
  const askedAt = React.useRef(openAt);
  const before = React.useRef<HTMLElement | null>(null);
  const id = React.useRef(`ld-picker-${Math.random().toString(36).slice(2, 8)}`).current;

  const needle = text.trim().toLocaleLowerCase();
  const shown = needle ? options.filter((option) => `${option.label} ${option.hint ?? ''}`.toLocaleLowerCase().includes(needle)) : options;
  const fresh = onNew && needle && !options.some((option) => option.label.toLocaleLowerCase() === needle);
  const values = chosen.length
    ? options
        .filter((option) => chosen.includes(option.value))
        .map((option) => option.label)
        .join(', ')
    : say('none');

  const show = React.useCallback((): void => {
    before.current = document.activeElement as HTMLElement | null;
    setText('');
    setActive(
      Math.max(
        0,
        options.findIndex((option) => chosen.includes(option.value)),
      ),
    );
    setOpen(true);
  }, [options, chosen]);
  const hide = React.useCallback((back: boolean): void => {
    setOpen(false);
    // Back to where one came from: the row when a key opened the list, else the button.
    if (back) (before.current?.isConnected && before.current !== document.body ? before.current : button.current)?.focus();
  }, []);
  React.useEffect(() => {
    // A new number opens from outside, by a key for instance; the first one, and the first after none, does not.
    const last = askedAt.current;
    askedAt.current = openAt;
    if (openAt && last !== undefined && openAt !== last) show();
  }, [openAt]);

  // The layer draws the list a moment later than this component: whoever takes the keys takes the focus when it is there.
  const takeFocus = React.useCallback((element: HTMLElement | null): void => element?.focus({ preventScroll: true }), []);

  const choose = (option: Option<T> | undefined): void => {
    if (!option) {
      if (fresh && onNew) onNew(text.trim());
      hide(true);
      return;
    }
    if (!many) {
      hide(true);
      onChoose([option.value]);
      return;
    }
    onChoose(chosen.includes(option.value) ? chosen.filter((value) => value !== option.value) : [...chosen, option.value]);
  };

  const keys = (event: React.KeyboardEvent): void => {
    const last = shown.length - 1;
    const moves: Record<string, number> = { ArrowDown: Math.min(last, active + 1), ArrowUp: Math.max(0, active - 1), Home: 0, End: last };
    const to = moves[event.key];
    event.stopPropagation();
    if (to !== undefined && !(searchable && (event.key === 'Home' || event.key === 'End'))) setActive(to);
    else if (event.key === 'Enter' || (event.key === ' ' && !searchable)) choose(shown[active]);
    else if (event.key === 'Escape') hide(true);
    else if (event.key === 'Tab') {
      hide(false);
      return;
    } else if (!searchable && event.key.length === 1 && !event.ctrlKey && !event.metaKey) {
      const at = shown.findIndex((option, index) => index > active && option.label.toLocaleLowerCase().indexOf(event.key.toLocaleLowerCase()) === 0);
      setActive(
        at >= 0
          ? at
          : Math.max(
              0,
              shown.findIndex((option) => option.label.toLocaleLowerCase().indexOf(event.key.toLocaleLowerCase()) === 0),
            ),
      );
    } else return;
    event.preventDefault();
  };

  const current = shown[active] ? `${id}-${active}` : undefined;
  return (
    <>
      <button
        ref={button}
        type="button"
        className={className}
        disabled={disabled}
        aria-haspopup="listbox"
        aria-expanded={open}
        aria-label={name ?? `${label}: ${values}`}
        aria-keyshortcuts={shortcut}
        title={shortcut ? `${name ?? label} (${shortcut})` : undefined}
        onClick={() => (open ? hide(false) : show())}
        onKeyDown={(event) => {
          if (event.key === 'ArrowDown' && !open) {
            event.preventDefault();
            show();
          }
        }}
      >
        {children}
      </button>
      {open && (
        <Callout
          target={button}
          onDismiss={() => setOpen(false)}
          layerProps={layerProps}
          isBeakVisible={false}
          gapSpace={4}
          directionalHint={DirectionalHint.bottomLeftEdge}
          calloutMinWidth={180}
          calloutMaxWidth={360}
          shouldRestoreFocus={false}
          preventDismissOnScroll
          preventDismissOnLostFocus
          className="popup"
        >
          {searchable && (
            <div className="field pickfind">
              <Icon name="search" />
              <input
                ref={takeFocus}
                value={text}
                placeholder={label}
                role="combobox"
                aria-label={label}
                aria-expanded="true"
                aria-controls={id}
                aria-autocomplete="list"
                aria-activedescendant={current}
                onKeyDown={keys}
                onChange={(event) => {
                  setText(event.target.value);
                  setActive(0);
                }}
              />
            </div>
          )}
          <div
            id={id}
            role="listbox"
            aria-label={label}
            aria-multiselectable={many || undefined}
            className="optlist"
            tabIndex={searchable ? -1 : 0}
            aria-activedescendant={searchable ? undefined : current}
            onKeyDown={searchable ? undefined : keys}
            ref={searchable ? undefined : takeFocus}
          >
            {shown.map((option, index) => (
              <div
                key={String(option.value)}
                id={`${id}-${index}`}
                role="option"
                aria-selected={chosen.includes(option.value)}
                className={index === active ? 'opt on' : 'opt'}
                onMouseEnter={() => setActive(index)}
                onClick={() => choose(option)}
                ref={(element) => {
                  if (index === active) element?.scrollIntoView?.({ block: 'nearest' });
                }}
              >
                {option.mark}
                <span className="grow clip">{option.label}</span>
                {option.hint && <span className="sub sm clip">{option.hint}</span>}
                {chosen.includes(option.value) && <Icon name="check" size="s" />}
              </div>
            ))}
            {fresh && (
              <div role="option" aria-selected={false} className="opt" onClick={() => choose(undefined)}>
                <Icon name="plus" size="s" />
                {text.trim()}
              </div>
            )}
            {!shown.length && !fresh && (
              <div role="option" aria-selected={false} aria-disabled="true" className="opt sub">
                {say('picker.nothing')}
              </div>
            )}
          </div>
        </Callout>
      )}
    </>
  );
}
