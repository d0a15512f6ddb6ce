import type { DeliveryReport } from '@listdesk/shared/mail';
import { firstValue, readFields } from './fields.ts';
import type { Field } from './fields.ts';

const ACTIONS = ['failed', 'delayed', 'delivered', 'relayed', 'expanded'] as const;
const WORST: Record<DeliveryReport['action'], number> = { failed: 5, delayed: 4, unknown: 3, relayed: 2, expanded: 1, delivered: 0 };

/** RFC 3464: the worst of the recipients' blocks, with the Message-ID of the mail it is about. */
export function readDeliveryReport(reports: readonly string[], originalId: string | null): DeliveryReport | null {
  if (reports.length === 0) return null;
  let worst: DeliveryReport | null = null;
  for (const block of blocks(reports.join('\r\n\r\n'))) {
    const action = firstValue(block, 'action')?.trim().toLowerCase() ?? '';
    const recipient = typed(firstValue(block, 'final-recipient')) ?? typed(firstValue(block, 'original-recipient'));
    if (!action && !recipient) continue;
    const found: DeliveryReport = {
      action: ACTIONS.find((one) => action.startsWith(one)) ?? 'unknown',
      status: /\b([245]\.\d{1,3}\.\d{1,3})\b/.exec(firstValue(block, 'status') ?? '')?.[1] ?? null,
      recipient: recipient?.toLowerCase() ?? null,
      diagnostic: diagnosticOf(firstValue(block, 'diagnostic-code')),
      originalMessageId: null,
    };
    if (!worst || WORST[found.action] > WORST[worst.action]) worst = found;
  }
  worst ??= { action: 'unknown', status: null, recipient: null, diagnostic: null, originalMessageId: null };
  return { ...worst, originalMessageId: originalId };
}

const MAX_BLOCKS = 100;
function blocks(report: string): Field[][] {
  const out: Field[][] = [];
  for (const piece of report.split(/\r?\n[ \t]*\r?\n/)) {
    if (out.length >= MAX_BLOCKS) break;
    const bytes = Buffer.from(piece.trimStart(), 'latin1');
    if (bytes.length > 0) out.push(readFields(bytes));
  }
  return out;
}

/** `rfc822; user@example.com` -> the address. */
const typed = (value: string | null): string | null => {
  const address = value
    ?.replace(/^[^;]{0,40};/, '')
    .replace(/[<>]/g, '')
    .trim();
  return address ? address.slice(0, 320) : null;
};
const diagnosticOf = (value: string | null): string | null => {
  const text = value
    ?.replace(/^[^;]{0,40};/, '')
    .replace(/\s+/g, ' ')
    .trim();
  return text ? text.slice(0, 500) : null;
};
