import * as React from 'react';
import './ticketTools.global.scss';
import { cutAtMentions, type Agent } from '@listdesk/shared/tickets';
import { useDeskState } from '../desk/DeskContext';
import { MailFrame, type MailFrameProps } from '../ticket/MailFrame';
import { PlainText } from '../ticket/PlainText';

const Mention = ({ agent, mine, text }: { agent: Agent; mine: boolean; text: string }): JSX.Element => (
  <span className={mine ? 'mention me' : 'mention'} title={agent.address}>
    {text}
  </span>
);

/** A ticket named by its number, at the start of a word. */
const NUMBER = /(^|[\s(\u00a0])#(\d{1,9})(?![\p{L}\p{N}])/u;
/** What stands before a number, the character before it, the number, and so on. */
const withNumbers = (text: string): React.ReactNode =>
  text.split(NUMBER).map((part, at) =>
    at % 3 === 2 ? (
      <a key={at} href={`#ticket=${part}`}>
        #{part}
      </a>
    ) : (
      part
    ),
  );

/** The words of a private note with the colleagues and tickets it names; "you" stand out more. */
export function NoteText({ text }: { text: string }) {
  const agents = useDeskState((state) => state.agents);
  const me = useDeskState((state) => state.me);
  const word = React.useCallback(
    (part: string): React.ReactNode =>
      cutAtMentions(part.replace(/\u00a0/g, ' '), agents).map((piece, at) =>
        piece.agent ? (
          <Mention key={at} agent={piece.agent} mine={piece.agent.id === me?.id} text={piece.text} />
        ) : (
          <React.Fragment key={at}>{withNumbers(piece.text)}</React.Fragment>
        ),
      ),
    [agents, me],
  );
  return <PlainText text={text} word={word} />;
}

/** Names become bold. The HTML is cleaned again where it is shown. */
export function markedNote(html: string, agents: readonly Agent[]): string {
  const body = document.implementation.createHTMLDocument('').body;
  body.innerHTML = html;
  const walker = document.createTreeWalker(body, NodeFilter.SHOW_TEXT);
  const texts: Text[] = [];
  while (walker.nextNode()) texts.push(walker.currentNode as Text);
  for (const node of texts) {
    const pieces = cutAtMentions((node.nodeValue ?? '').replace(/\u00a0/g, ' '), agents);
    if (!pieces.some(({ agent }) => agent)) continue;
    node.replaceWith(
      ...pieces.map(({ text, agent }) => {
        if (!agent) return document.createTextNode(text);
        const bold = document.createElement('b');
        bold.textContent = text;
        return bold;
      }),
    );
  }
  return body.innerHTML;
}

/** The same for a note that was written with lists or bold words. */
export function NoteFrame(props: MailFrameProps) {
  const agents = useDeskState((state) => state.agents);
  const html = React.useMemo(() => markedNote(props.html, agents), [props.html, agents]);
  return <MailFrame {...props} html={html} />;
}
