import * as React from 'react';
import { Checkbox } from '@fluentui/react/lib/Checkbox';
import type { Message } from '@listdesk/shared/tickets';
import { fluentIcon } from '../../ui/icons/fluentIcons';
import { Icon } from '../../ui/icons/Icon';
import { Picker } from '../../ui/controls/Picker';
import { useWords } from '../../ui/words/WordsContext';
import { fileSize, moment } from '../../ui/words/times';
import { useDesk } from '../desk/DeskContext';
import type { DraftState } from './useDraft';

/** What can be handed on, newest first: mails and replies that have left. */
export const forwardable = (messages: readonly Message[]): Message[] =>
  messages.filter(({ kind, delivery }) => kind === 'Mail' || (kind === 'Reply' && delivery === 'Sent')).reverse();

/** Which message is handed on, and which of its files. */
export function ForwardParts({ draft, messages, disabled }: { draft: DraftState; messages: readonly Message[]; disabled: boolean }) {
  const { say, locale } = useWords();
  const { desk } = useDesk();
  const offered = forwardable(messages);
  const chosen = offered.find(({ key }) => key === draft.head.forwarded) ?? null;
  const labelOf = ({ from, sentAt }: Message): string => `${from.name || from.address}, ${moment(sentAt, desk.port.now(), say, locale)}`;
  const files = (chosen?.attachments ?? []).filter(({ storedName, inline }) => storedName && !inline);
  const { without } = draft.head;
  return (
    <div className="forwardparts">
      <div className="row wrap">
        <span className="sub sm">{say('forward.message')}</span>
        <Picker
          label={say('forward.message')}
          className="chip"
          disabled={disabled || !offered.length}
          chosen={chosen ? [chosen.key] : []}
          options={offered.map((one) => ({ value: one.key, label: labelOf(one), hint: one.visibleText.slice(0, 60) }))}
          onChoose={([key]) => draft.change({ forwarded: key ?? null, without: [] })}
        >
          <span className="clip">{chosen ? labelOf(chosen) : say(offered.length ? 'forward.choose' : 'forward.nothing')}</span>
          <Icon name="down" size="s" />
        </Picker>
      </div>
      {files.length > 0 && (
        <div className="row wrap" role="group" aria-label={say('forward.files')}>
          {files.map(({ fileName, storedName, size }) => {
            const name = storedName ?? '';
            return (
              <Checkbox
                key={name}
                label={`${fileName} (${fileSize(size, locale)})`}
                disabled={disabled}
                checked={!without.includes(name)}
                checkmarkIconProps={fluentIcon('check')}
                onChange={(_, on) => draft.change({ without: on ? without.filter((one) => one !== name) : [...without, name] })}
              />
            );
          })}
        </div>
      )}
      <p className="sub sm row">
        <Icon name="lock" size="s" />
        {say('forward.answers')}
      </p>
    </div>
  );
}
