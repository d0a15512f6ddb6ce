import * as React from 'react';
import { TextField, type ITextField } from '@fluentui/react/lib/TextField';
import { MAX_PORTAL_TEXT_CHARS } from '@listdesk/shared/portal';
import type { PortalRequest } from '@listdesk/shared/portal';
import { MAX_SUBJECT_CHARS } from '@listdesk/shared/tickets';
import { Button } from '../../../ui/controls/Button';
import { Icon } from '../../../ui/icons/Icon';
import { useWords } from '../../../ui/words/WordsContext';
import { FailureBanner } from '../parts/FailureBanner';
import { FileDrop } from '../parts/FileTray';
import { usePortal } from '../PortalContext';
import { KindPicker } from './KindPicker';
import { useNewRequest } from './useNewRequest';

export type NewRequestProps = { onSent: (request: PortalRequest) => void; onOpen: (key: string) => void };

/** Kind, one line, text, files, send. After sending: the number, what happens next, and the way to it. */
export function NewRequest({ onSent, onOpen }: NewRequestProps) {
  const { say } = useWords();
  const { kinds } = usePortal();
  const form = useNewRequest(onSent);
  const { draft, change, tray, phase, problem, kept } = form;
  const subject = React.useRef<ITextField>(null);
  const busy = phase.is === 'sending';
  React.useEffect(() => {
    if (problem === 'subjectMissing') subject.current?.focus();
  }, [problem]);

  if (phase.is === 'sent') return <Sent request={phase.request} onOpen={onOpen} onAnother={form.startOver} />;
  return (
    <section className="card new" aria-labelledby="listdesk-new">
      <h2 className="h2" id="listdesk-new">
        {say('portal.newRequest')}
      </h2>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void form.send();
        }}
      >
        <KindPicker kinds={kinds} chosen={draft.category} disabled={busy} onChoose={(category) => change({ category })} />
        <TextField
          className="pt-field"
          label={say('portal.subject')}
          componentRef={subject}
          value={draft.subject}
          maxLength={MAX_SUBJECT_CHARS}
          required
          readOnly={busy}
          dir="auto"
          autoComplete="off"
          errorMessage={problem === 'subjectMissing' ? say('portal.subjectMissing') : undefined}
          onChange={(_, value = '') => change({ subject: value })}
          onPaste={tray.onPaste}
        />
        <TextField
          className="pt-field"
          label={say('portal.text')}
          multiline
          rows={4}
          value={draft.text}
          maxLength={MAX_PORTAL_TEXT_CHARS}
          readOnly={busy}
          dir="auto"
          placeholder={say('portal.textHint')}
          onChange={(_, value = '') => change({ text: value })}
          onPaste={tray.onPaste}
        />
        <FileDrop tray={tray} disabled={busy} />
        {problem === 'filesUnreadable' && (
          <p className="pt-problem" role="alert">
            {say('portal.filesUnreadable')}
          </p>
        )}
        {phase.is === 'failed' && <FailureBanner failure={phase.failure} kept={say('portal.draftSafe')} onRetry={() => void form.send()} />}
        <div className="row wrap pt-send">
          <Button submit look="primary" icon="send" aria-disabled={busy}>
            {say(busy ? 'portal.sending' : 'portal.send')}
          </Button>
          <span className="sub sm grow" aria-live="polite">
            {say(kept === 'refused' ? 'portal.draftNotKept' : kept === 'kept' ? 'portal.draftKept' : 'portal.sendHint')}
          </span>
          {kept === 'kept' && !busy && (
            <Button look="ghost" small onClick={form.startOver}>
              {say('portal.clearDraft')}
            </Button>
          )}
        </div>
      </form>
    </section>
  );
}

function Sent({ request, onOpen, onAnother }: { request: PortalRequest; onOpen: (key: string) => void; onAnother: () => void }) {
  const { say } = useWords();
  const heading = React.useRef<HTMLHeadingElement>(null);
  React.useEffect(() => heading.current?.focus(), []);
  return (
    <section className="card new pt-sent" aria-labelledby="listdesk-sent">
      <span className="pt-disc ok">
        <Icon name="check" size="l" />
      </span>
      <h2 className="h2" id="listdesk-sent" ref={heading} tabIndex={-1}>
        {say('portal.sentTitle', { number: String(request.number) })}
      </h2>
      <p className="b" dir="auto">
        {request.subject}
      </p>
      <p className="sub">{say('portal.sentText')}</p>
      <div className="row wrap">
        <Button look="primary" onClick={() => onOpen(request.key)}>
          {say('portal.openRequest')}
        </Button>
        <Button onClick={onAnother}>{say('portal.another')}</Button>
      </div>
    </section>
  );
}
