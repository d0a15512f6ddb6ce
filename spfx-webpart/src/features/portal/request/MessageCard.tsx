import * as React from 'react';
import type { PortalMessage } from '@listdesk/shared/portal';
import { Avatar } from '../../../ui/people/Avatar';
import { absolute } from '../../../ui/words/times';
import { useWords } from '../../../ui/words/WordsContext';
import { MailFrame } from '../../ticket/MailFrame';
import { PlainText } from '../../ticket/PlainText';
import { moment } from '../model/times';
import { usePortal } from '../PortalContext';
import { filesOf, RequestFiles } from './RequestFiles';
import { useInlinePictures } from './useInlinePictures';

export type MessageCardProps = { requestKey: string; message: PortalMessage; now: number };

/** One message: who, when, what, files. HTML is drawn in a frame that runs and loads nothing. */
export function MessageCard({ requestKey, message, now }: MessageCardProps) {
  const { say, locale } = useWords();
  const { userName } = usePortal();
  const pictures = useInlinePictures(requestKey, message);
  const name = message.mine ? userName || message.from : message.from;
  const who = message.mine ? say('portal.you') : message.from || say('portal.desk');
  const files = filesOf(message);
  return (
    <article className={message.mine ? 'msg' : 'msg agent'} aria-label={say('portal.messageFrom', { name: who, time: moment(message.sentAt, now, locale) })}>
      <header>
        <Avatar name={name || who} />
        <b className="b">{who}</b>
        <time className="when" dateTime={message.sentAt} title={absolute(message.sentAt, locale)}>
          {moment(message.sentAt, now, locale)}
        </time>
      </header>
      <div className="prose">
        {message.html ? (
          <MailFrame html={message.html} title={say('portal.messageText', { name: who })} pictures={pictures} quotes />
        ) : (
          <PlainText text={message.text} />
        )}
      </div>
      {files.length > 0 && (
        <div className="foot">
          <RequestFiles requestKey={requestKey} files={files} />
        </div>
      )}
    </article>
  );
}
