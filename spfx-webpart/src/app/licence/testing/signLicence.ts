import type { LicenceClaims } from '@listdesk/shared/licence';
import type { LicenceKey } from '../trustedKeys';

export const NOW = Date.parse('2026-11-21T09:00:00Z');
const DAY = 86_400;
export const NORDWIND = {
  tid: '5b0d5a52-8a0e-4d0c-9a3e-6d1a5f1c0001',
  domain: 'nordwind.sharepoint.com',
  installationUrl: 'https://nordwind.sharepoint.com/sites/helpdesk',
};

export function claims(changes: Partial<LicenceClaims> = {}): LicenceClaims {
  const iat = NOW / 1000 - 4 * DAY;
  return {
    iss: 'listdesk',
    tid: NORDWIND.tid,
    domains: [NORDWIND.domain],
    plan: 'Trial',
    seats: 10,
    iat,
    exp: iat + 30 * DAY,
    graceUntil: iat + 14 * DAY,
    suspended: false,
    ...changes,
  };
}

const base64url = (bytes: ArrayBuffer | Uint8Array | string): string => Buffer.from(bytes as Uint8Array).toString('base64url');
const ES256 = { name: 'ECDSA', namedCurve: 'P-256' } as const;

export type Signer = { key: LicenceKey; sign(payload: unknown, header?: Record<string, unknown>): Promise<string> };

/** A vendor with a key of its own. */
export async function signer(kid = '2026-11'): Promise<Signer> {
  const pair = await crypto.subtle.generateKey(ES256, true, ['sign', 'verify']);
  const jwk = await crypto.subtle.exportKey('jwk', pair.publicKey);
  return {
    key: { kid, kty: 'EC', crv: 'P-256', x: jwk.x ?? '', y: jwk.y ?? '' },
    async sign(payload, header = {}) {
      const signed = `${base64url(JSON.stringify({ alg: 'ES256', kid, ...header }))}.${base64url(JSON.stringify(payload))}`;
      const mark = await crypto.subtle.sign({ name: 'ECDSA', hash: 'SHA-256' }, pair.privateKey, Buffer.from(signed));
      return `${signed}.${base64url(new Uint8Array(mark))}`;
    },
  };
}

export function memoryStore(entries: Record<string, string> = {}): Pick<Storage, 'getItem' | 'setItem' | 'removeItem'> {
  const values = new Map(Object.entries(entries));
  return {
    getItem: (name) => values.get(name) ?? null,
    setItem: (name, value) => {
      values.set(name, value);
    },
    removeItem: (name) => {
      values.delete(name);
    },
  };
}
