import type { Simulator } from '../simulator.ts';
import { askDigest } from './pnpClient.ts';
import { SITE_URL } from './testWorld.ts';

/** One plain REST request, for what PnPjs has no word for and for the exact wire. */
export type Rest = (
  method: string,
  path: string,
  body?: unknown,
  headers?: Record<string, string>,
) => Promise<{ status: number; json: Json; text: string; headers: Headers }>;
export type Json = { [name: string]: Json } & { value: Json[] } & string;

export function restAs(simulator: Simulator, caller: { user: string } | { token: string }, siteUrl = SITE_URL): Rest {
  return async (method, path, body, headers = {}) => {
    const sent: Record<string, string> = { accept: 'application/json', ...headers };
    if ('token' in caller) sent['authorization'] = `Bearer ${caller.token}`;
    else {
      sent['x-simulator-user'] = caller.user;
      if (method !== 'GET') sent['x-requestdigest'] ??= await askDigest(simulator, siteUrl, caller.user);
    }
    const payload = body === undefined ? null : typeof body === 'string' || body instanceof Uint8Array ? (body as BodyInit) : JSON.stringify(body);
    const answer = await simulator.fetch(`${siteUrl}/${path}`, { method, headers: sent, ...(method === 'GET' ? {} : { body: payload }) });
    const text = await answer.text();
    let json = null as unknown as Json;
    try {
      json = JSON.parse(text) as Json;
    } catch {
      /* not every answer is JSON */
    }
    return { status: answer.status, json, text, headers: answer.headers };
  };
}
