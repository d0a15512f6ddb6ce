/** Plain text under what agents write: the agent's own, else the desk's. */
export type Signatures = { desk: string; agents: Readonly<Record<string, string>> };

/** Key of the item in the Settings list. */
export const SIGNATURES_KEY = 'signatures';
export const MAX_SIGNATURE_CHARS = 2000;
export const MAX_SIGNATURES = 500;
export const NO_SIGNATURES: Signatures = { desk: '', agents: {} };

export function parseSignatures(value: unknown): Signatures {
  const { desk, agents } = (value ?? {}) as { desk?: unknown; agents?: unknown };
  const text = (given: unknown): string => (typeof given === 'string' ? given.trim().slice(0, MAX_SIGNATURE_CHARS) : '');
  const own = typeof agents === 'object' && agents !== null ? Object.entries(agents).slice(0, MAX_SIGNATURES) : [];
  return { desk: text(desk), agents: Object.fromEntries(own.map(([address, signature]) => [address.trim().toLowerCase(), text(signature)])) };
}

export const signatureOf = ({ desk, agents }: Signatures, address: string): string => (Object.hasOwn(agents, address.toLowerCase()) ? agents[address.toLowerCase()] : desk) ?? desk;
