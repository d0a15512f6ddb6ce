import * as React from 'react';
import { TextField } from '@fluentui/react/lib/TextField';
import { Button, IconButton } from '../../../ui/controls/Button';
import { Icon } from '../../../ui/icons/Icon';
import { useWords } from '../../../ui/words/WordsContext';
import type { DeskPartProps } from './DeskForm';
import { MAX_MAILBOX_NAME_CHARS, MAX_MAILBOXES, type SettingsForm } from './form';

/** The support mailboxes; the first is the one tickets made on the desk are sent from. */
export function Mailboxes({ form, mayChange, saving, change, problem }: DeskPartProps) {
  const { say } = useWords();
  const page = React.useRef<HTMLElement>(null);
  const { mailboxes } = form;
  const setMailbox = (place: number, part: Partial<SettingsForm['mailboxes'][number]>): void =>
    change({ mailboxes: mailboxes.map((one, at) => (at === place ? { ...one, ...part } : one)) });
  const add = (): void => {
    change({ mailboxes: [...mailboxes, { address: '', name: '' }] });
    requestAnimationFrame(() => page.current?.querySelector<HTMLElement>(`[name="mailbox.${mailboxes.length}"]`)?.focus());
  };
  const remove = (place: number): void => {
    change({ mailboxes: mailboxes.filter((_, at) => at !== place) });
    page.current?.querySelector<HTMLElement>('.setadd')?.focus();
  };
  return (
    <section ref={page} aria-labelledby="ld-set-mailboxes">
      <h2 id="ld-set-mailboxes" className="h2">
        {say('settings.mailboxes')}
      </h2>
      <p className="sub">{say('settings.mailboxesText')}</p>
      {mailboxes.length === 0 && (
        <p className="row">
          <Icon name="info" size="s" />
          {say('settings.noMailbox')}
        </p>
      )}
      <ul className="setboxes">
        {mailboxes.map((one, place) => (
          <li key={place} className="setbox">
            <TextField
              className="grow"
              name={`mailbox.${place}`}
              type="email"
              dir="ltr"
              autoComplete="off"
              label={say(place === 0 ? 'settings.addressFirst' : 'settings.address')}
              readOnly={!mayChange}
              disabled={saving}
              value={one.address}
              errorMessage={problem(`mailbox.${place}`)}
              onChange={(_, value = '') => setMailbox(place, { address: value })}
            />
            <TextField
              className="grow"
              label={say('settings.shown')}
              readOnly={!mayChange}
              disabled={saving}
              value={one.name}
              maxLength={MAX_MAILBOX_NAME_CHARS}
              onChange={(_, value = '') => setMailbox(place, { name: value })}
            />
            {mayChange && (
              <span className="row setacts">
                {place > 0 && (
                  <IconButton
                    icon="up"
                    disabled={saving}
                    label={say('settings.makeFirst', { address: one.address })}
                    onClick={() => change({ mailboxes: [one, ...mailboxes.filter((_, at) => at !== place)] })}
                  />
                )}
                <IconButton icon="trash" disabled={saving} label={say('settings.remove', { address: one.address })} onClick={() => remove(place)} />
              </span>
            )}
          </li>
        ))}
      </ul>
      {problem('mailboxes') && (
        <p className="help bad" role="alert">
          {problem('mailboxes')}
        </p>
      )}
      {mayChange && (
        <Button icon="plus" className="setadd" disabled={saving || mailboxes.length >= MAX_MAILBOXES} onClick={add}>
          {say('settings.addMailbox')}
        </Button>
      )}
    </section>
  );
}
