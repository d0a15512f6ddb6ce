import type { CheckCode, CheckLine } from '@listdesk/shared/portal';
import type { Graph } from '../graph/http.ts';
import { faultCode } from '../security/log.ts';
import { line } from './checkUpFindings.ts';
import type { OpenDesk } from './desks.ts';

const READING: Readonly<Record<string, CheckCode>> = {
  'graph.denied': 'mailbox.notInScope',
  'graph.unauthenticated': 'mailbox.notInScope',
  'graph.missing': 'mailbox.missing',
};

/**
 * One mailbox: may it be read, written to, and sent from. Writing and sending are tried with requests that Exchange must refuse
 * whoever asks: a change to a message that does not exist, a mail without recipients. Who has the right hears of the missing
 * message or recipient, who has not hears 403 (docs/verify-on-a-tenant.md). So nothing is changed and no mail can leave.
 */
export async function checkMailbox(desk: OpenDesk, address: string): Promise<CheckLine[]> {
  const [box, sending] = [`mailbox ${address}`, `sending ${address}`];
  const base = `/users/${encodeURIComponent(address)}`;
  const read = await refusalOf(desk.graph, `${base}/mailFolders/inbox?$select=id`);
  if (read) return [line(box, READING[read] ?? 'mailbox.busy')];
  const [written, sent] = await Promise.all([
    refusalOf(desk.graph, `${base}/messages/${NO_MESSAGE}`, { method: 'PATCH', body: { categories: [] } }),
    refusalOf(desk.graph, `${base}/sendMail`, {
      method: 'POST',
      body: { message: { subject: 'ListDesk check-up', toRecipients: [] }, saveToSentItems: false },
    }),
  ]);
  return [
    line(box, written === 'graph.denied' ? 'mailbox.readOnly' : 'mailbox.ok'),
    line(sending, sent === 'graph.denied' ? 'sending.notAllowed' : sent === 'graph.invalid' ? 'sending.ok' : 'sending.unknown'),
  ];
}

const NO_MESSAGE = 'listdesk-check-up';

/** The code of the refusal; null when it was carried out. */
async function refusalOf(graph: Graph, path: string, request: Parameters<Graph['call']>[1] = {}): Promise<string | null> {
  try {
    const response = await graph.call(path, request);
    await response.body?.cancel();
    return null;
  } catch (error) {
    return faultCode(error);
  }
}
