/** Plain text under what agents write: the agent's own, else that of the mailbox it leaves from, else the desk's. */
export type Signatures = { desk: string; agents: Readonly<Record<string, string>>; mailboxes: Readonly<Record<string, string>> };

/** Key of the item in the Settings list. */
export const SIGNATURES_KEY = 'signatures';
export const MAX_SIGNATURE_CHARS = 2000;
export const MAX_SIGNATURES = 500;
export const NO_SIGNATURES: Signatures = { desk: '', agents: {}, mailboxes: {} };

export function parseSignatures(value: unknown): Signatures {
  const { desk, agents, mailboxes } = (value ?? {}) as { desk?: unknown; agents?: unknown; mailboxes?: unknown };
  return {
    desk: text(desk),
    agents: byAddress(agents),
    mailboxes: Object.fromEntries(Object.entries(byAddress(mailboxes)).filter(([, signature]) => signature !== '')),
  };
}

const text = (given: unknown): string => (typeof given === 'string' ? given.trim().slice(0, MAX_SIGNATURE_CHARS) : '');
const byAddress = (given: unknown): Record<string, string> =>
  typeof given === 'object' && given !== null
    ? Object.fromEntries(
        Object.entries(given)
          .slice(0, MAX_SIGNATURES)
          .map(([address, signature]) => [address.trim().toLowerCase(), text(signature)]),
      )
    : {};

/** `mailbox`: address of the one it leaves from; null where nobody knows yet. An agent who has an empty one has none. */
export function signatureOf({ desk, agents, mailboxes }: Signatures, agent: string, mailbox: string | null): string {
  const own = agent.toLowerCase();
  if (Object.hasOwn(agents, own)) return agents[own] ?? desk;
  const from = mailbox?.toLowerCase() ?? '';
  return Object.hasOwn(mailboxes, from) ? (mailboxes[from] ?? desk) : desk;
}
