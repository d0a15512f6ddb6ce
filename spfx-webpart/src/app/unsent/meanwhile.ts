import type { Message } from '@listdesk/shared/tickets';

/** Replies of colleagues and mail of people, oldest first, that came after a time (ms). Automatic mail answers nobody. */
export const writtenSince = (messages: readonly Message[], at: number, myId: number): Message[] =>
  messages.filter(
    ({ kind, sentAt, author, automatic }) => Date.parse(sentAt) > at && ((kind === 'Reply' && author?.id !== myId) || (kind === 'Mail' && automatic === null)),
  );

/** Who wrote a message: a mail is its sender's, whoever stored it. */
export const writerOf = ({ kind, author, from }: Message): string => (kind === 'Mail' ? '' : (author?.name ?? '')) || from.name || from.address;
