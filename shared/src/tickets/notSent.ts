/**
 * Why the service could not send a message, in the words that stand in its column *Delivery error*: whoever reads the list reads a sentence. The desk says the same in the
 * language of its reader.
 */
export const NOT_SENT = {
  ticketDeleted: 'The ticket of this message was deleted.',
  mailboxGone: 'The mailbox of this ticket no longer belongs to the desk: add it again in the settings.',
  noMailbox: 'This desk has no mailbox to send from: add one in the settings.',
  nobody: 'There is nobody to send to: the only recipient is the desk itself.',
  tooManyAutomatic: 'A rule wrote this, and so many automatic mails have gone to this address already.',
  unsure: 'It cannot be told whether this message left. Look into Sent Items before you send it again.',
  unsureNotice: 'It cannot be told whether colleagues got this by mail. Look into Sent Items before you send it again.',
  denied: 'ListDesk may not send from this mailbox. An administrator has to include it in the Exchange scope of ListDesk.',
  mailboxMissing: 'The mailbox was not found. Check its address in the settings.',
  refused: 'Exchange refused the message. Check the recipients and the files, then send it again.',
  notAllowed: 'ListDesk is not allowed into this tenant at the moment. An administrator has to consent again.',
  throttled: 'Exchange accepts no more mail from this mailbox for now. Send it again later.',
  unavailable: 'Exchange did not answer at any try. Send it again later.',
  unreachable: 'Exchange could not be reached at any try. Send it again later.',
  unknown: 'The message could not be sent at any try. Send it again, and tell your administrator if it fails once more.',
} as const;
export type NotSent = keyof typeof NOT_SENT;

/** Which of our reasons a delivery error is; null for what another server said. */
export function notSentOf(deliveryError: string): NotSent | null {
  const found = Object.entries(NOT_SENT).find(([, sentence]) => sentence === deliveryError);
  return found ? (found[0] as NotSent) : null;
}
