import * as React from 'react';
import type { HeldMail, HeldMailText } from '@listdesk/shared/quarantine';
import { failureWords } from '../../app/serviceClient/failureWords';
import type { QuarantineClient, ServiceFailure } from '../../app/serviceClient';
import { Banner } from '../../ui/controls/Banner';
import { Button, IconButton } from '../../ui/controls/Button';
import { useLostFocus } from '../../ui/controls/useFocus';
import { Icon } from '../../ui/icons/Icon';
import { useWords } from '../../ui/words/WordsContext';
import { absolute } from '../../ui/words/times';
import { useMayWork } from '../desk/useMayWork';
import { factsOf } from './evidence';
import { HeldEvidence } from './HeldEvidence';
import { reasonSentences } from './reasons';
import { saveBlob } from '../../app/save/saveText';
import { domainOf } from './senderRule';

export type HeldPaneProps = {
  mail: HeldMail;
  quarantine: QuarantineClient;
  /** Addresses of the desk's mailboxes: whose domain somebody may imitate. */
  mailboxes: readonly string[];
  /** Rules are the admins' to make. */
  mayRule: boolean;
  /** Decided already, for instance by this person a moment ago: only the way back is offered. */
  decided: 'release' | 'delete' | null;
  onDecide(mail: HeldMail, action: 'release' | 'retry' | 'delete', withRule: boolean): void;
  onUndo(mail: HeldMail): void;
  onClose(): void;
};

type Reading = { state: 'reading' } | { state: 'read'; text: HeldMailText } | { state: 'failed'; failure: ServiceFailure };

/** One held mail: why, its words without pictures and links, and what shall become of it. */
export function HeldPane({ mail, quarantine, mailboxes, mayRule, decided, onDecide, onUndo, onClose }: HeldPaneProps) {
  const { say, locale } = useWords();
  const [reading, setReading] = React.useState<Reading>({ state: 'reading' });
  const [turn, setTurn] = React.useState(0);
  const mayWork = useMayWork();
  const heading = useLostFocus();
  const [rule, setRule] = React.useState<'none' | 'release' | 'delete'>('none');
  React.useEffect(() => {
    let left = false;
    setReading({ state: 'reading' });
    if (decided) return undefined;
    void quarantine.read(mail).then((answer) => {
      if (!left) setReading(answer.ok ? { state: 'read', text: answer.value } : { state: 'failed', failure: answer.failure });
    });
    return () => {
      left = true;
    };
  }, [quarantine, mail.mailbox, mail.id, turn, decided]);

  const keys = (event: React.KeyboardEvent): void => {
    const on = event.target as HTMLElement;
    if (event.key === 'Escape') onClose();
    else if (!mayWork || decided || on.matches('input') || event.ctrlKey || event.metaKey || event.altKey) return;
    else if (event.key === 'l') onDecide(mail, 'release', rule === 'release');
    else if (event.key === 'Delete') onDecide(mail, 'delete', rule === 'delete');
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const save = async (): Promise<void> => {
    const answer = await quarantine.file(mail);
    if (answer.ok) saveBlob(`${mail.subject.slice(0, 80) || 'mail'}.eml`, answer.value);
    else setReading({ state: 'failed', failure: answer.failure });
  };
  const { address, name } = mail.from;
  const failed = reading.state === 'failed' ? failureWords(reading.failure, say) : null;
  const gone = reading.state === 'failed' && reading.failure.kind === 'rejected' && reading.failure.status === 404;
  const domain = domainOf(address);
  const facts = React.useMemo(() => (reading.state === 'read' ? factsOf(reading.text, mailboxes) : null), [reading, mailboxes]);
  return (
    <aside className="pane logpane" aria-label={say('log.pane', { subject: mail.subject })} data-zone="pane" onKeyDown={keys}>
      <div className="phead">
        <div className="row sm sub">
          <span className="tag warn">{say(decided ? `log.decided.${decided}` : 'log.outcome.quarantined')}</span>
          <span className="grow clip">{mail.receivedAt ? absolute(mail.receivedAt, locale) : ''}</span>
          <IconButton icon="x" small label={say('log.pane.back')} shortcut="Esc" onClick={onClose} />
        </div>
        <h2 ref={heading} tabIndex={-1} className="anywhere" dir="auto">
          {mail.subject || say('noSubject')}
        </h2>
        <p className="sm anywhere">
          {say('log.pane.from')}{' '}
          <b className="b" dir="auto">
            {name || say('log.held.noName')}
          </b>{' '}
          <span dir="ltr">&lt;{address || say('log.pane.noFrom')}&gt;</span>
        </p>
      </div>
      <Banner look="warn" icon="alert" title={say('log.held.title')} text={reasonSentences(mail, say).join(' ')} />
      {facts?.imitates && (
        <Banner look="bad" icon="shield" title={say('evidence.imitates')} text={say('evidence.imitatesText', { theirs: domain, ours: facts.imitates })} />
      )}
      <div className="logbody">
        {!decided && facts && <HeldEvidence facts={facts} />}
        {decided ? (
          <p>{say(`log.decided.${decided}Text`)}</p>
        ) : (
          <div className="heldtext">
            <p className="row sm sub">
              <Icon name="eye" size="s" />
              {say('log.held.textOnly')}
            </p>
            {reading.state === 'reading' && (
              <p className="sub" role="status">
                {mail.preview || say('log.held.reading')}
              </p>
            )}
            {reading.state === 'read' && (
              <p className="heldwords" dir="auto">
                {reading.text.text || say('message.noText')}
                {reading.text.cut ? ` ${say('log.held.cut')}` : ''}
              </p>
            )}
            {failed && (
              <div role="alert">
                <p className="b">{gone ? say('log.held.gone') : failed.title}</p>
                <p className="sub">{gone ? say('log.held.goneText') : failed.text}</p>
                {failed.retry && (
                  <Button small onClick={() => setTurn(turn + 1)}>
                    {say('tryNow')}
                  </Button>
                )}
              </div>
            )}
          </div>
        )}
        <dl className="kv">
          <dt>{say('log.pane.to')}</dt>
          <dd className="anywhere">{mail.mailbox}</dd>
          {mail.hasFiles && (
            <>
              <dt>{say('log.held.files')}</dt>
              <dd>{say('log.held.filesKept')}</dd>
            </>
          )}
        </dl>
        {!decided && (
          <span>
            <Button small icon="dl" onClick={() => void save()}>
              {say('log.held.save')}
            </Button>
          </span>
        )}
      </div>
      {mayWork && (
        <div className="heldacts">
          {decided ? (
            <Button icon="history" onClick={() => onUndo(mail)}>
              {say('log.decided.undo')}
            </Button>
          ) : (
            <>
              <div className="row wrap">
                <Button icon="check" shortcut="L" onClick={() => onDecide(mail, 'release', rule === 'release')}>
                  {say('log.held.letIn')}
                </Button>
                <Button look="danger" icon="trash" shortcut="Delete" onClick={() => onDecide(mail, 'delete', rule === 'delete')}>
                  {say('log.held.delete')}
                </Button>
                <Button look="ghost" icon="refresh" title={say('log.held.retryText')} onClick={() => onDecide(mail, 'retry', false)}>
                  {say('log.held.retry')}
                </Button>
              </div>
              {mayRule && address.includes('@') && (
                <fieldset className="heldrule">
                  <legend className="sr">{say('log.held.rule')}</legend>
                  <label className="row">
                    <input type="checkbox" checked={rule === 'release'} onChange={(event) => setRule(event.target.checked ? 'release' : 'none')} />
                    <span>{say('log.held.ruleAllow', { address })}</span>
                  </label>
                  <label className="row">
                    <input type="checkbox" checked={rule === 'delete'} onChange={(event) => setRule(event.target.checked ? 'delete' : 'none')} />
                    <span>{say('log.held.ruleHold', { domain })}</span>
                  </label>
                </fieldset>
              )}
              <p className="sub sm">{say('log.held.undoable')}</p>
            </>
          )}
        </div>
      )}
    </aside>
  );
}
