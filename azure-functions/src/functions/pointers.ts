import { z } from 'zod';
import { TRACE } from '../telemetry/signals.ts';

/** What our queues carry, parsed when it comes out again: a message written by an older version or by hand must not be guessed at. */
const guid = z.string().regex(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
const id = z.string().regex(/^[A-Za-z0-9_-]{1,64}$/);
/** `at`: when we first heard of it (ISO 8601); `trace`: where its trace goes on. Both are put on by the queue, none is needed. */
const carried = {
  tries: z.number().int().min(0).optional(),
  since: z.string().max(40).optional(),
  at: z.string().max(40).optional(),
  trace: z.string().regex(TRACE).optional(),
};
/** `requeued`: given back by the operator after it failed five times. */
const letGo = { released: z.boolean().optional(), retried: z.boolean().optional(), log: z.string().max(255).optional(), requeued: z.literal(true).optional() };
const place = { tenant: guid, desk: id };

export const intakePointer = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('mailbox'), ...place, mailbox: id, id: z.string().min(1).max(1024), ...letGo, ...carried }),
  z.object({ kind: z.literal('raw'), ...place, mailbox: id, blob: z.string().min(1).max(200), ...letGo, ...carried }),
  z.object({ kind: z.literal('scan'), ...place, mailbox: id, ...carried }),
  z.object({ kind: z.literal('renew'), ...place, ...carried }),
]);
export type IntakeWork = z.infer<typeof intakePointer>;

export const outboundPointer = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('deskScan'), ...place, ...carried }),
  z.object({ kind: z.literal('timeRules'), ...place, ...carried }),
  z.object({ kind: z.literal('circles'), ...place, ...carried }),
  z.object({ kind: z.literal('weekly'), ...place, ...carried }),
  z.object({ kind: z.literal('message'), ...place, key: z.string().min(1).max(255), ...carried }),
  /** Followers of a ticket hear of a message. */
  z.object({ kind: z.literal('notice'), ...place, ticket: z.string().min(1).max(255), key: z.string().min(1).max(255), ...carried }),
]);
export type OutboundWork = z.infer<typeof outboundPointer>;

/** The host hands over JSON as an object, anything else as text. */
export const fromQueue = (message: unknown): unknown => (typeof message === 'string' ? JSON.parse(message) : message);
