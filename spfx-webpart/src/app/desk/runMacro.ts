import { fillCanned, planMacro, unknownTokens, type Macro, type Message, type Ticket, type TicketPatch } from '@listdesk/shared/tickets';
import type { ListsFaultLike } from '@listdesk/shared/sharepoint';
import { answerTicket, takeBack } from './answer';
import type { Conversations } from './conversations';
import type { Desk } from './desk';
import { UNDO_MS } from './news';

/** What writing one reply may take on a slow line. */
const MS_A_TEXT = 1_500;

export type MacroResult = { changed: number; sent: number; failed: { ticket: Ticket; fault: ListsFaultLike }[] };

const ESCAPES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const htmlOf = (text: string): string => text.split(/\r\n?|\n/).map((line) => line.replace(/[&<>"]/g, (sign) => ESCAPES[sign] ?? sign)).join('<br>');

/** Why a macro is not run; null when it can be. */
export function macroProblem(macro: Macro): 'unknownSteps' | 'unknownTokens' | 'empty' | null {
  if (macro.unknown > 0) return 'unknownSteps';
  if (!macro.steps.length) return 'empty';
  return macro.steps.some((step) => (step.do === 'reply' || step.do === 'note') && unknownTokens(step.text).length > 0) ? 'unknownTokens' : null;
}

/**
 * Runs a macro on tickets: fields at once and together, texts ticket by ticket. One undo for all of it: replies that have not left are taken back, fields
 * that nobody changed since are as before.
 */
export async function runMacro(desk: Desk, conversations: Conversations, ids: readonly number[], macro: Pick<Macro, 'steps'>, told: string, onLate: (count: number) => void = () => undefined): Promise<MacroResult> {
  const { me, settings, tickets: held } = desk.store.get();
  const tickets = ids.map((id) => held.get(id)).filter((ticket): ticket is Ticket => ticket !== undefined);
  const plans = tickets.map((ticket) => ({ ticket, ...planMacro(macro.steps, ticket, me?.id ?? 0, desk.port.now()) }));
  const sent: Message[] = [];
  const failed: MacroResult['failed'] = [];
  const changes = plans.filter(({ patch }) => Object.keys(patch).length > 0).map(({ ticket, patch }): { ticket: Ticket; patch: TicketPatch } => ({ ticket, patch }));
  const writes = plans.some(({ messages }) => messages.length > 0);
  const work = writes && plans.length > 1 ? desk.beginWork(told, plans.length) : undefined;
  // Of many replies the first waits until the last is written, so that one undo still reaches all of them.
  const sendAt = work ? desk.port.now() + UNDO_MS + plans.length * MS_A_TEXT : null;
  let texts: Promise<void> = Promise.resolve();
  const back = async (): Promise<void> => {
    await texts;
    let late = 0;
    for (const message of sent) if ((await takeBack(desk, conversations, message)) === 'late') late += 1;
    if (late) onLate(late);
  };
  const fields = desk.changeEach(changes, told, back, work);
  texts = (async () => {
    for (const { ticket, messages } of plans) {
      let why: ListsFaultLike | null = null;
      for (const [index, { kind, text }] of messages.entries()) {
        if (work?.stopped()) return;
        const filled = fillCanned(text, { ticket, agent: { name: me?.name ?? '' }, deskName: settings?.name ?? '' }).map((part) => part.text).join('');
        const draft = { kind, html: htmlOf(filled), text: filled, files: [], status: null, to: [], cc: ticket.cc.map((address) => ({ name: '', address })), sendAt: kind === 'Reply' ? sendAt : null, forwarded: null };
        const answer = await answerTicket(desk, conversations, ticket, draft, `${desk.port.newKey()}-${index}`);
        if (answer.outcome === 'sent') sent.push(answer.message);
        else why = answer.outcome === 'failed' ? answer.fault : { code: 'lists.unavailable', message: '', retryAfterSeconds: null };
      }
      if (why) failed.push({ ticket, fault: why });
      work?.step(ticket.id, why);
    }
  })();
  await texts;
  const again = await fields;
  if (work) {
    work.end();
    again();
  }
  return { changed: changes.length, sent: sent.length, failed };
}
