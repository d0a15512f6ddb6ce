/** What an agent reads when a message could not be sent, by the stable code of the fault. */
const REASONS: Readonly<Record<string, string>> = {
  'graph.denied': 'ListDesk may not send from this mailbox. An administrator has to include it in the Exchange scope of ListDesk.',
  'graph.missing': 'The mailbox was not found. Check its address in the settings.',
  'graph.invalid': 'Exchange refused the message. Check the recipients and the files, then send it again.',
  'graph.unauthenticated': 'ListDesk is not allowed into this tenant at the moment. An administrator has to consent again.',
  'graph.throttled': 'Exchange accepts no more mail from this mailbox for now. Send it again later.',
  'graph.unavailable': 'Exchange did not answer at any try. Send it again later.',
  'graph.offline': 'Exchange could not be reached at any try. Send it again later.',
};

export function reasonOf(code: string): string {
  return REASONS[code] ?? 'The message could not be sent at any try. Send it again, and tell your administrator if it fails once more.';
}

/** Faults that no further try will mend. */
export const isFinal = (code: string): boolean => code === 'graph.denied' || code === 'graph.missing' || code === 'graph.invalid';
