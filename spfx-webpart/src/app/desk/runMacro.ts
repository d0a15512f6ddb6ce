import { filledText, planMacro, unknownTokens, type CannedValues, type Macro, type Message, type Ticket, type TicketPatch } from '@listdesk/shared/tickets';
import type { ListsFaultLike } from '@listdesk/shared/sharepoint';
import { recall } from './takeBack';
import { answerMany, type Answers } from './answerMany';
import type { Conversations } from './conversations';
import type { Desk } from './desk';
import { macroKeys } from './runMacroKeys';
import { escapedLines } from '../texts/escaped';
import { UNDO_MS } from './news';
import { tellOfSnooze } from './snooze';

/** What writing one reply and taking it back may take on a slow line. */
const MS_A_TEXT = 1_500;

/** `texts`: what the ticket was to get, under the keys it was tried with. */
export type MacroFailure = { ticket: Ticket; fault: ListsFaultLike; texts: Answers['texts'] };
export type MacroResult = { changed: number; sent: number; failed: MacroFailure[] };

/** Nobody writes while the desk does not know who that is. */
const NOBODY: ListsFaultLike = { code: 'lists.unauthenticated', message: '', retryAfterSeconds: null };

/** Why a macro is not run; null when it can be. */
export function macroProblem(macro: Macro): 'unknownSteps' | 'unknownTokens' | 'empty' | null {
  if (macro.unknown > 0) return 'unknownSteps';
  if (!macro.steps.length) return 'empty';
  return macro.steps.some((step) => (step.do === 'reply' || step.do === 'note') && unknownTokens(step.text).length > 0) ? 'unknownTokens' : null;
}

/** How the text of a step reads in one ticket, with its tokens filled. */
export type Filling = (text: string, values: CannedValues) => { html: string; text: string };
const inPlainWords: Filling = (text, values) => {
  const filled = filledText(text, values);
  return { html: escapedLines(filled), text: filled };
};

export type MacroWords = {
  /** Absent: texts are plain words. */
  filling?: Filling;
  told: string;
  /** Replies that an undo came too late for. */
  onLate(count: number): void;
  /** What the conversation of a ticket says that was put off. */
  snoozed(until: string): string;
};

/**
 * Runs a macro on tickets: first the texts, up to 20 a request, then the fields of those whose texts are stored, up to 100 a request. A ticket whose text could not be stored
 * keeps its fields: nothing is solved by an answer that was never written. Run again, its texts are the same messages. One undo for all of it: replies that have not left are taken back, fields that nobody changed since are as before.
 */
export async function runMacro(
  desk: Desk,
  conversations: Conversations,
  ids: readonly number[],
  macro: Pick<Macro, 'steps'>,
  { told, onLate, snoozed, filling = inPlainWords }: MacroWords,
): Promise<MacroResult> {
  const { me, settings, tickets: held } = desk.store.get();
  const tickets = ids.map((id) => held.get(id)).filter((ticket): ticket is Ticket => ticket !== undefined);
  if (!me) return { changed: 0, sent: 0, failed: tickets.map((ticket) => ({ ticket, fault: NOBODY, texts: [] })) };
  const plans = tickets.map((ticket) => ({ ticket, ...planMacro(macro.steps, ticket, me.id, desk.port.now()) }));
  const writes = plans.some(({ messages }) => messages.length > 0);
  const work = writes && plans.length > 1 ? desk.beginWork(told, plans.length) : undefined;
  // Of many replies the first waits until the last could be written and taken back again, so that one undo reaches all of them.
  const sendAt = work ? desk.port.now() + UNDO_MS + plans.length * MS_A_TEXT : null;
  const sent: Message[] = [];
  const failed: MacroResult['failed'] = [];
  const done: { ticket: Ticket; planned: TicketPatch; patch: TicketPatch }[] = [];
  const keys = macroKeys(desk);
  const answers = plans.map(({ ticket, messages }) => ({
    ticket,
    texts: keys.textsOf(
      ticket,
      messages.map(({ kind, text }) => ({
        kind,
        ...filling(text, { ticket, agent: { name: me.name }, deskName: settings?.name ?? '' }),
        files: [],
        status: null,
        sendAt: kind === 'Reply' ? sendAt : null,
      })),
    ),
  }));
  await answerMany(
    desk,
    conversations,
    me,
    answers,
    () => work?.stopped() ?? false,
    (index, { messages, patch, fault }) => {
      const { ticket, patch: planned } = plans[index]!;
      const answer = answers[index]!;
      sent.push(...messages);
      keys.note(answer, fault === null);
      if (fault) failed.push({ ...answer, fault });
      // What was written counts; what the macro says beside it only follows when all of it was.
      const whole = fault ? patch : { ...patch, ...planned };
      if (Object.keys(whole).length) done.push({ ticket, planned: fault ? {} : planned, patch: whole });
      work?.step(ticket.id, fault);
    },
  );
  let takeSnoozesBack: Promise<() => Promise<void>> = Promise.resolve(() => Promise.resolve());
  const back = async (): Promise<void> => {
    let late = 0;
    for (const message of sent) if ((await recall(desk, conversations, message)) === 'late') late += 1;
    await (
      await takeSnoozesBack
    )();
    if (late) onLate(late);
  };
  if (done.length || sent.length) {
    // Whoever stopped it has the fields of those tickets whose texts are written.
    const fields = desk.changeEach(done, told, back, work && { ...work, stopped: () => false });
    const until = done.map(({ planned }) => planned.snoozedUntil).find(Boolean);
    if (until)
      takeSnoozesBack = tellOfSnooze(
        desk,
        conversations,
        done.filter(({ planned }) => planned.snoozedUntil).map(({ ticket }) => ticket),
        until,
        () => snoozed(until),
      );
    const again = await fields;
    await takeSnoozesBack;
    work?.end();
    if (work) again();
  } else work?.end();
  return { changed: done.filter(({ planned }) => Object.keys(planned).length > 0).length, sent: sent.length, failed };
}
