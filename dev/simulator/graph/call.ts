import type { World } from '../core/service.ts';
import type { BearerIdentity } from '../entra/bearer.ts';
import type { SharePoint } from '../sharepoint/sharepoint.ts';
import type { Carrier } from './delivery.ts';
import { badRequest } from './graphError.ts';
import type { MailboxStore } from './mailbox/mailboxStore.ts';
import type { Subscriptions } from './subscriptions/subscriptions.ts';
import type { UploadSessions } from './messages/uploadSessions.ts';

/** The parts of Graph the routes work with. */
export type GraphParts = { world: World; sharePoint: SharePoint; store: MailboxStore; carrier: Carrier; subscriptions: Subscriptions; uploads: UploadSessions };

/** One request to Graph, its caller known. */
export type GraphCall = GraphParts & {
  method: string;
  url: URL;
  address: string;
  headers: Headers;
  body: Uint8Array;
  identity: BearerIdentity;
  /** Named parts of the path, decoded. */
  params: Record<string, string>;
};

export type Handler = (call: GraphCall) => Promise<Response> | Response;
export type Route = { method: string; path: string; handler: Handler };

export const isJson = (call: GraphCall): boolean => /^application\/json\b/i.test(call.headers.get('content-type') ?? '');

/** The body as an object. @throws GraphError 400 */
export function jsonBody(call: GraphCall): Record<string, unknown> {
  if (!call.body.length) return {};
  try {
    const value: unknown = JSON.parse(new TextDecoder().decode(call.body));
    if (value && typeof value === 'object' && !Array.isArray(value)) return value as Record<string, unknown>;
  } catch {
    // Same refusal as for a body that is no object.
  }
  throw badRequest('Unable to read JSON request payload. Please ensure Content-Type header is set and payload is of valid JSON format.', 'BadRequest');
}

/** One preference out of the Prefer headers, without its quotes. */
export function preference(call: GraphCall, name: string): string | undefined {
  const parts = (call.headers.get('prefer') ?? '').split(/[,;]\s*/);
  for (const part of parts) {
    const [, key, value] = /^([^=\s]+)\s*(?:=\s*"?([^"]*)"?)?$/.exec(part.trim()) ?? [];
    if (key?.toLowerCase() === name.toLowerCase()) return value ?? '';
  }
  return undefined;
}

export const wantsImmutableId = (call: GraphCall): boolean => preference(call, 'IdType')?.toLowerCase() === 'immutableid';
