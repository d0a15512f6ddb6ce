import type { Words } from '../../../ui/words/say';

const words: Words = {
  'unsent.waiting_one': '{count} answer waits for the connection.',
  'unsent.waiting_other': '{count} answers wait for the connection.',
  'unsent.safe': 'Safe on this device; leaves by itself as soon as SharePoint answers.',
  'unsent.stays_one': 'Your answer to {number} has not left.',
  'unsent.stays_other': '{count} of your answers have not left.',
  'unsent.open': 'Open {number}',
  'unsent.left': 'The answer to {number} is being sent',
  'unsent.late': 'The answer to {number} had left before it could be withdrawn. A second one can correct it.',
  'unsent.news': '{name} has written meanwhile. Read it, then decide.',
  'unsent.old': 'It is older than a day. Look whether it still holds.',
  'unsent.gone': 'The ticket is gone or was merged into another. Copy the text, or discard it.',
  'unsent.files': 'These files could not be stored: {names}.',
  'unsent.name': 'Your answer, {when}, not sent yet',
  'unsent.waits': 'Waits',
  'unsent.notSent': 'Not sent',
  'unsent.leaves': 'Leaves by itself as soon as the connection is back.',
  'unsent.leavesWith': 'Leaves by itself as soon as the connection is back, and sets the ticket to {status}.',
  'unsent.sendNow': 'Send now',
  'unsent.sendToo': 'Send mine too',
  'unsent.edit': 'Edit',
  'unsent.discard': 'Discard',
  'unsent.discarded': 'Answer to {number} discarded',
  'unsent.notNow': 'Sending now is not possible: there is no connection. It leaves by itself when it is back.',
  'unsent.copy': 'Copy the text',
};
export default words;
