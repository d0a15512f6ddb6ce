import * as React from 'react';
import type { MailTemplate, TemplatePlace, TemplatePreviewAnswer } from '@listdesk/shared/mail';
import type { Ticket } from '@listdesk/shared/tickets';
import { faultOf } from '../../../app/desk/fault';
import type { ServiceFailure } from '../../../app/serviceClient';
import { failureWords } from '../../../app/serviceClient/failureWords';
import { Banner } from '../../../ui/controls/Banner';
import { Button } from '../../../ui/controls/Button';
import { Icon } from '../../../ui/icons/Icon';
import { Picker } from '../../../ui/controls/Picker';
import { useWords } from '../../../ui/words/WordsContext';
import { useDesk, useDeskState } from '../../desk/DeskContext';
import { MailFrame } from '../../ticket/MailFrame';

const PREVIEW_AFTER_MS = 700;
const MOST_OFFERED = 100;
const NO_PICTURES: ReadonlyMap<string, string> = new Map();

type Shown = { state: 'none' } | { state: 'reading' } | { state: 'answer'; answer: TemplatePreviewAnswer } | { state: 'failed'; failure: ServiceFailure };

/** What the template makes of a ticket one chooses, as its requester would read it; asked for when the typing rests. */
export function TemplatePreview({
  template,
  onMistake,
}: {
  template: MailTemplate;
  onMistake(mistake: { problem: string; at: TemplatePlace | null } | null): void;
}) {
  const { say } = useWords();
  const { desk } = useDesk();
  const { templates, lists } = desk.port;
  const tickets = useDeskState((state) => state.tickets);
  const offered = React.useMemo(
    () =>
      Array.from(tickets.values())
        .sort((a, b) => b.id - a.id)
        .slice(0, MOST_OFFERED),
    [tickets],
  );
  const [chosen, setChosen] = React.useState<Ticket | null>(null);
  const [shown, setShown] = React.useState<Shown>({ state: 'none' });
  const [turn, setTurn] = React.useState(0);
  const ticket = chosen ?? offered[0] ?? null;
  const told = React.useRef(onMistake);
  told.current = onMistake;
  const { name, language, subject, body } = template;
  const key = ticket?.key;

  React.useEffect(() => {
    if (!templates || key === undefined || !body.trim()) return undefined;
    let left = false;
    const timer = setTimeout(() => {
      setShown((old) => (old.state === 'answer' ? old : { state: 'reading' }));
      void templates.preview(key, { name, language, subject, body }).then((answer) => {
        if (left) return;
        setShown(answer.ok ? { state: 'answer', answer: answer.value } : { state: 'failed', failure: answer.failure });
        told.current(answer.ok && answer.value.outcome === 'invalid' ? answer.value : null);
      });
    }, PREVIEW_AFTER_MS);
    return () => {
      left = true;
      clearTimeout(timer);
    };
  }, [templates, key, name, language, subject, body, turn]);

  const byNumber = async (typed: string): Promise<void> => {
    const id = Number(typed.replace(/^#/, ''));
    try {
      const found = Number.isInteger(id) && id > 0 ? await lists.ticket({ id }) : null;
      if (found) setChosen(found);
      else desk.tell(say('templates.noTicket', { number: typed }), true);
    } catch (error) {
      const fault = faultOf(error);
      desk.tell(say(`fault.${fault.code}`, { detail: fault.message }), true);
    }
  };
  const words = shown.state === 'failed' ? failureWords(shown.failure, say) : null;
  const answer = shown.state === 'answer' ? shown.answer : null;
  return (
    <section className="tplpreview" aria-label={say('templates.preview')}>
      <div className="row wrap">
        <b className="b">{say('templates.preview')}</b>
        {templates && ticket && (
          <Picker
            label={say('templates.with')}
            searchable
            className="chip"
            chosen={[ticket.id]}
            options={offered.map((one) => ({ value: one.id, label: `${one.id} ${one.subject}` }))}
            onNew={(text) => void byNumber(text)}
            onChoose={([id]) => setChosen(offered.find((one) => one.id === id) ?? null)}
          >
            <span className="clip tplticket">{`${ticket.id} ${ticket.subject}`}</span>
            <Icon name="down" size="s" />
          </Picker>
        )}
      </div>
      {!templates && <p className="sub">{say('templates.noService')}</p>}
      {templates && !ticket && <p className="sub">{say('templates.noTickets')}</p>}
      {words && (
        <Banner look="warn" icon="alert" card title={words.title} text={words.text}>
          {words.retry && (
            <Button small onClick={() => setTurn(turn + 1)}>
              {say('tryNow')}
            </Button>
          )}
        </Banner>
      )}
      {answer?.outcome === 'invalid' && <Banner look="bad" icon="alert" card title={say('templates.invalid')} text={say('templates.invalidText')} />}
      {answer?.outcome === 'rendered' && (
        <div className="tplmail">
          <p className="b anywhere" dir="auto">
            {answer.subject}
          </p>
          <MailFrame html={answer.html} title={say('templates.preview')} pictures={NO_PICTURES} quotes />
        </div>
      )}
      {shown.state === 'reading' && (
        <p className="sub" role="status">
          {say('templates.reading')}
        </p>
      )}
    </section>
  );
}
