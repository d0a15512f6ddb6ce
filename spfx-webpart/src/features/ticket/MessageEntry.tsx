import * as React from 'react';
import type { Message, Ticket } from '@listdesk/shared/tickets';
import { Avatar } from '../../ui/people/Avatar';
import { Icon } from '../../ui/icons/Icon';
import { useWidth } from '../../ui/theme/RootFrame';
import { useWords } from '../../ui/words/WordsContext';
import { absolute, happened } from '../../ui/words/times';
import { Attachments } from './Attachments';
import { Delivery, type DeliveryProps } from './Delivery';
import { MailHints, MessageTools, NoteFrame, NoteText } from './lazyTools';
import { MailFrame } from './MailFrame';
import { PlainText } from './PlainText';
import { usePictures } from './usePictures';
import { useWholeBody } from './useWholeBody';

export type MessageEntryProps = Omit<DeliveryProps, 'message'> & {
  message: Message;
  ticket: Ticket;
  short: boolean;
  only: boolean;
  onUse?(html: string): void;
  onTicket?(id: number): void;
};

const FORMATTED = /<(img|table|ul|ol|b|strong|i|em|a|h[1-6]|pre|blockquote|font)\b/i;
const lines = (text: string) => text.split('\n').filter((line) => /[^>\s]/.test(line)).length;

/** What is shown of a message first, and what its fold hides. */
export function bodyOf(message: Message): { show: 'text' | 'html'; hidden: number } {
  const hidden = message.fullText ? Math.max(1, lines(message.fullText) - lines(message.visibleText)) : 0;
  const html = message.html !== '' && (FORMATTED.test(message.html) || message.visibleText === '');
  return { show: html ? 'html' : 'text', hidden };
}

/** One entry of the conversation. Notes are dashed, locked and say so; what we sent is grey; what came in is white. */
export const MessageEntry = React.memo(function MessageEntry({
  message: stored,
  ticket,
  short,
  now,
  only,
  onTakeBack,
  onSendAgain,
  onUse,
  onTicket,
}: MessageEntryProps) {
  const message = useWholeBody(stored);
  const { say, locale } = useWords();
  const [open, setOpen] = React.useState(false);
  const narrow = useWidth() === 'phone';
  const pictures = usePictures(message);
  const who = message.from.name || message.from.address;
  const when = happened(message.sentAt, now, say, locale);
  const { show, hidden } = bodyOf(message);
  const others = [...message.to.slice(1), ...message.cc].map((one) => one.name || one.address);
  const look = message.kind === 'Note' ? 'msg note' : message.kind === 'Reply' ? 'msg agent' : 'msg';
  // Without a mark of its own a quote cannot be told from the text in HTML: then the writer's own words stand alone until unfolded.
  const textOnly =
    show === 'text' ||
    (hidden > 0 &&
      !open &&
      message.visibleText !== '' &&
      !/(gmail_quote|divRplyFwdMsg|type="?cite|moz-cite|appendonsend|yahoo_quoted|data-quote|<blockquote)/i.test(message.html) &&
      !/<img/i.test(message.html));
  const frame = {
    html: message.html,
    title: say('message.frame', { name: who }),
    pictures,
    quotes: open || hidden === 0,
    sender: message.verified ? message.from.address : null,
  };
  const words = open && message.fullText ? message.fullText : message.visibleText;
  const asText = <PlainText text={words} />;
  const plain =
    message.kind === 'Note' && /[@#]/.test(words) ? (
      <React.Suspense fallback={asText}>
        <NoteText text={words} />
      </React.Suspense>
    ) : (
      asText
    );
  return (
    <article className={look} aria-label={say(`message.${message.kind}`, { name: who, when })} data-message={message.key}>
      <header>
        <Avatar name={who} />
        <b className="b clip" dir="auto" title={message.from.address}>
          {who}
        </b>
        {message.kind === 'Note' && (
          <span className="lock">
            <Icon name="lock" size="s" />
            {say(short || narrow ? 'message.private' : 'message.privateLong')}
          </span>
        )}
        {message.kind === 'Reply' && (
          <span className="sub sm clip hide-phone">
            {others.length
              ? say('message.toAnd', { name: ticket.requester.name || ticket.requester.address, others: others.join(', ') })
              : say('message.toRequester')}
          </span>
        )}
        {message.kind === 'Mail' && !message.verified && (
          <span className="tag warn" title={say('message.unverifiedText')}>
            {say('message.unverified')}
          </span>
        )}
        {message.automatic && <span className="tag">{say('message.automatic')}</span>}
        <time className="when" dateTime={message.sentAt} title={absolute(message.sentAt, locale)}>
          {when}
        </time>
        {onUse && onTicket && message.id > 0 && (
          <React.Suspense fallback={null}>
            <MessageTools message={message} ticket={ticket} only={only} onUse={onUse} onTicket={onTicket} />
          </React.Suspense>
        )}
      </header>
      {message.evidence?.hints && onTicket && (
        <React.Suspense fallback={null}>
          <MailHints hints={message.evidence.hints} ticket={ticket} onTicket={onTicket} />
        </React.Suspense>
      )}
      <div className="prose">
        {textOnly ? (
          plain
        ) : message.kind === 'Note' && message.html.includes('@') ? (
          <React.Suspense fallback={<MailFrame {...frame} />}>
            <NoteFrame {...frame} />
          </React.Suspense>
        ) : (
          <MailFrame {...frame} />
        )}
        {!message.visibleText && !message.html && <p className="sub">{say('message.noText')}</p>}
        {hidden > 0 && (
          <p className="foldrow">
            <button type="button" className="fold" aria-expanded={open} onClick={() => setOpen(!open)}>
              <Icon name={open ? 'up' : 'more'} size="s" />
              {open ? say('quote.hide') : say('quote.show', { count: hidden })}
            </button>
          </p>
        )}
      </div>
      <div className="foot">
        <Attachments message={message} />
        <Delivery message={message} now={now} onTakeBack={onTakeBack} onSendAgain={onSendAgain} />
      </div>
    </article>
  );
});
