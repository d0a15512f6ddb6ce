import * as React from 'react';
import { Checkbox } from '@fluentui/react/lib/Checkbox';
import { TextField } from '@fluentui/react/lib/TextField';
import { MAX_SUBJECT_CHARS } from '@listdesk/shared/tickets';
import { Button } from '../../ui/controls/Button';
import { Banner } from '../../ui/controls/Banner';
import { Dialog } from '../../ui/controls/Dialog';
import { fluentIcon } from '../../ui/icons/fluentIcons';
import { useWords } from '../../ui/words/WordsContext';
import '../composer/composer.global.scss';
import { useDesk } from '../desk/DeskContext';
import type { FormProblems } from './checkForm';
import { PeopleFields } from './PeopleFields';
import { TicketPickers } from './TicketPickers';
import { TicketText } from './TicketText';
import { readKeptForm } from './useKeptForm';
import { useMaking, type MakingProps } from './useMaking';
import { NOTHING_FILLED, useTicketForm } from './useTicketForm';

/** Where the requester is known already, and their name can only be taken away, the focus begins here. */
const FIRST = { 'data-first': true };

export type NewTicketProps = { within: HTMLElement | null } & Pick<MakingProps, 'onMade' | 'onClose' | 'onBack'>;

/** A ticket an agent makes: for somebody on the phone, or as the first mail to them. */
export function NewTicket({ within, ...ways }: NewTicketProps) {
  const { onClose } = ways;
  const { say } = useWords();
  const { keep } = useDesk().desk.port;
  const [first] = React.useState(() => readKeptForm(keep));
  const fields = useTicketForm(first?.filled ?? NOTHING_FILLED);
  const making = useMaking({ fields, first, ...ways });
  const { requester, subject, mailIt, mailbox, mailboxes, change } = fields;
  const { problems, failed, busy } = making;
  const problem = (field: keyof FormProblems): string | undefined => (problems[field] ? say(`new.problem.${problems[field]}`) : undefined);
  return (
    <Dialog title={say('ticket.new')} within={within} onClose={onClose} wide>
      <form
        ref={making.form}
        noValidate
        className="col g12 newform"
        onSubmit={(event) => {
          event.preventDefault();
          void making.make();
        }}
      >
        {failed && <Banner look="bad" icon="alert" card title={failed} />}
        <PeopleFields fields={fields} problem={problem('requester')} disabled={busy} onRequester={making.forgetRequester} />
        <TextField
          name="subject"
          {...(first?.filled.requester ? FIRST : {})}
          label={say('field.subject')}
          required
          value={subject}
          maxLength={MAX_SUBJECT_CHARS}
          errorMessage={problem('subject')}
          onChange={(_, value = '') => change({ subject: value })}
        />
        <TicketText making={making} html={first?.html ?? ''} requester={requester} subject={subject} problem={problem('text')} onClose={onClose} />
        <TicketPickers fields={fields} />
        {mailboxes.length > 0 && (
          <Checkbox
            checked={mailIt}
            checkmarkIconProps={fluentIcon('check')}
            label={say('new.mailIt', { mailbox: mailbox ?? '' })}
            onChange={(_, on) => change({ wantsMail: !!on })}
          />
        )}
        <div className="row dialogfoot">
          <Button submit look="primary" disabled={busy}>
            {say(busy ? 'new.making' : mailIt ? 'new.makeAndMail' : 'new.make')}
          </Button>
          <Button look="ghost" onClick={onClose}>
            {say('cancel')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
