import * as React from 'react';
import type { PortalRequest } from '@listdesk/shared/portal';
import type { ServiceFailure } from '../../../app/serviceClient';
import { failureWords } from '../../../app/serviceClient/failureWords';
import { Banner, EmptyState } from '../../../ui/controls/Banner';
import { Button } from '../../../ui/controls/Button';
import { Icon } from '../../../ui/icons/Icon';
import { Avatar } from '../../../ui/people/Avatar';
import { useWords } from '../../../ui/words/WordsContext';
import { RatingCard } from '../home/RatingCard';
import { givenName } from '../model/names';
import { helperOf, progressOf } from '../model/progress';
import { moment } from '../model/times';
import { FailureBanner } from '../parts/FailureBanner';
import { StateWord } from '../parts/StateWord';
import { AnswerBox } from './AnswerBox';
import { MessageCard } from './MessageCard';
import { ProgressLine } from './ProgressLine';
import { filesOf, RequestFiles } from './RequestFiles';
import { useAnswer } from './useAnswer';
import { useRequestDetail } from './useRequestDetail';

export type RequestPageProps = {
  requestKey: string;
  /** What the list knows already: shown at once, only the conversation waits. */
  known: PortalRequest | null;
  now: number;
  onBack: () => void;
  onChanged: (request: PortalRequest) => void;
};

/** One request: where it stands, the conversation, the answer box, and who can read it. */
export function RequestPage({ requestKey, known, now, onBack, onChanged }: RequestPageProps) {
  const { say, locale } = useWords();
  const { detail, failure, loading, reload } = useRequestDetail(requestKey);
  const answer = useAnswer(requestKey, reload);
  const heading = React.useRef<HTMLHeadingElement>(null);
  const request = detail?.request ?? known;
  const messages = detail?.messages ?? [];
  const hasRequest = request !== null;
  React.useEffect(() => heading.current?.focus(), [hasRequest]);
  const answered = detail?.request;
  React.useEffect(() => {
    if (answered) onChanged(answered);
  }, [answered]);

  const back = (
    <Button look="ghost" icon="left" className="pt-back" onClick={onBack}>
      {say('portal.myRequests')}
    </Button>
  );
  if (!request) {
    return (
      <>
        {back}
        <section className="card">
          {failure ? (
            <Missing failure={failure} loading={loading} onRetry={() => void reload()} onBack={onBack} />
          ) : (
            <div className="pt-wait" role="status" aria-label={say('portal.loading')}>
              <span className="sk" style={{ width: '40%' }} />
              <span className="sk" style={{ width: '80%' }} />
            </div>
          )}
        </section>
      </>
    );
  }
  const helper = helperOf(messages);
  const solved = request.state === 'Solved';
  const archived = request.archived === true;
  const files = messages.flatMap(filesOf);
  return (
    <>
      {back}
      <div className="pg2">
        <section className="card main" aria-labelledby="listdesk-request">
          <header className="hd">
            <p className="sub sm num">{say('portal.sentAt', { number: String(request.number), time: moment(request.createdAt, now, locale) })}</p>
            <h1 className="h1" id="listdesk-request" ref={heading} tabIndex={-1} dir="auto">
              {request.subject}
            </h1>
            <ProgressLine steps={progressOf(request, messages)} now={now} />
          </header>
          {request.state === 'YourTurn' && (
            <Banner
              look="warn"
              icon="alert"
              title={helper ? say('portal.turnTitleName', { name: givenName(helper) }) : say('portal.turnTitle')}
              text={say('portal.turnText')}
            />
          )}
          {failure && <FailureBanner failure={failure} kept={detail ? say('portal.listKept') : undefined} onRetry={() => void reload()} busy={loading} />}
          <div className="thr" role="log" aria-label={say('portal.conversation')}>
            {!detail && !failure && (
              <div className="msg pt-wait" role="status" aria-label={say('portal.loading')}>
                <span className="sk" style={{ width: '90%' }} />
                <span className="sk" style={{ width: '60%' }} />
              </div>
            )}
            {messages.map((message) => (
              <MessageCard key={message.key} requestKey={requestKey} message={message} now={now} />
            ))}
          </div>
          {detail &&
            (archived ? (
              <Banner look="info" icon="lock" title={say('portal.archived')} text={say('portal.archivedText', { number: String(request.number) })} />
            ) : (
              <AnswerBox answer={answer} solved={solved} />
            ))}
        </section>
        <aside className="col g16" aria-label={say('portal.yourRequest')}>
          <section className="card pad">
            <h2 className="pt-h3">{say('portal.yourRequest')}</h2>
            <dl className="kv">
              <dt>{say('portal.status')}</dt>
              <dd>
                <StateWord state={request.state} />
              </dd>
              {helper && (
                <>
                  <dt>{say('portal.helper')}</dt>
                  <dd>
                    <Avatar name={helper} size="small" />
                    <span className="clip">{helper}</span>
                  </dd>
                </>
              )}
            </dl>
            {!solved && detail && !archived && (
              <div className="row wrap pt-solve">
                <Button icon="check" aria-disabled={answer.busy} onClick={() => void answer.send(true, say('portal.solvedWords'))}>
                  {say('portal.itIsSolved')}
                </Button>
              </div>
            )}
          </section>
          {solved && detail && !archived && request.rating === null && <RatingCard request={request} onRated={onChanged} />}
          {files.length > 0 && (
            <section className="card pad">
              <h2 className="pt-h3">{say('portal.files')}</h2>
              <RequestFiles requestKey={requestKey} files={files} compact />
            </section>
          )}
          <section className="card pad">
            <p className="sub sm row pt-who">
              <Icon name="lock" size="s" />
              {say('portal.whoReads')}
            </p>
          </section>
        </aside>
      </div>
    </>
  );
}

/** Instead of a request that could not be read: what happened, and the one way on that helps. */
function Missing({ failure, loading, onRetry, onBack }: { failure: ServiceFailure; loading: boolean; onRetry(): void; onBack(): void }) {
  const { say } = useWords();
  const { title, text, retry } = failureWords(failure, say);
  return (
    <div role="alert">
      <EmptyState icon="alert" title={title} text={text}>
        <Button look="primary" disabled={loading} onClick={retry ? onRetry : onBack}>
          {say(retry ? 'failure.retry' : 'portal.myRequests')}
        </Button>
      </EmptyState>
    </div>
  );
}
