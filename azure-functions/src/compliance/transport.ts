import { isIP } from 'node:net';
import tls from 'node:tls';
import type { ComplianceState } from '@listdesk/shared/privacy';

type Tried = { state: ComplianceState; evidence: string };
const TIMEOUT_MS = 8_000;
const HTTPS = 443;

/** What the server chose, and whether it sends old versions away. Only an alert of the server counts as a refusal: our own may refuse first. */
export async function tryTls(publicUrl: string): Promise<Tried> {
  const url = new URL(publicUrl);
  if (url.protocol !== 'https:') return { state: 'cannot', evidence: `${url.protocol}//${url.host} is no https address.` };
  const target = { host: url.hostname, port: Number(url.port) || HTTPS };
  const chosen = await hello(target, {});
  if ('error' in chosen) return { state: 'cannot', evidence: `${url.host} could not be reached from here: ${chosen.error}.` };
  const old = await hello(target, { minVersion: 'TLSv1', maxVersion: 'TLSv1.1', ciphers: 'DEFAULT@SECLEVEL=0' });
  if (!('error' in old)) return { state: 'broken', evidence: `${url.host} accepts ${old.protocol}.` };
  if (!/ALERT_PROTOCOL_VERSION|ALERT_HANDSHAKE_FAILURE|ECONNRESET/.test(old.error))
    return { state: 'cannot', evidence: `${url.host} chose ${chosen.protocol}; whether it refuses older ones could not be tried from here: ${old.error}.` };
  return {
    state: chosen.protocol === 'TLSv1.2' || chosen.protocol === 'TLSv1.3' ? 'kept' : 'broken',
    evidence: `${url.host} chose ${chosen.protocol} and refused TLS 1.1.`,
  };
}

/** The certificate is not the question here, so it is not judged; nothing is sent after the greeting. */
function hello(target: { host: string; port: number }, options: tls.ConnectionOptions): Promise<{ protocol: string } | { error: string }> {
  return new Promise((resolve) => {
    const socket = tls.connect({ ...target, ...(isIP(target.host) ? {} : { servername: target.host }), rejectUnauthorized: false, ...options }, () => {
      resolve({ protocol: socket.getProtocol() ?? 'unknown' });
      socket.destroy();
    });
    socket.setTimeout(TIMEOUT_MS, () => socket.destroy(Object.assign(new Error('timeout'), { code: 'TIMEOUT' })));
    socket.on('error', (error) => resolve({ error: String((error as { code?: unknown }).code ?? error.name) }));
  });
}
