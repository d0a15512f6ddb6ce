import { signatureOf, type MailTemplate, type TemplatePlace, type TemplatePreviewAnswer } from '@listdesk/shared/mail';
import type { Contact, Ticket } from '@listdesk/shared/tickets';
import type { Desk } from '../intake/ports.ts';
import { numbered, valuesOf } from './compose.ts';
import { textAsHtml } from './html.ts';
import { renderTemplate, type TemplateValues } from './liquid.ts';

/** The template with a real ticket, its newest words standing for the answer. */
export async function previewTemplate(desk: Desk, template: MailTemplate, ticket: Ticket, agent: Contact): Promise<TemplatePreviewAnswer> {
  const { name, mailboxes } = await desk.settings();
  if (template.name === 'acknowledgement') return rendered(template, { ticket: { number: ticket.id }, desk: { name } }, ticket.id);
  const { signatures } = await desk.texts();
  const content = textAsHtml(ticket.preview || ticket.subject);
  const answer = rendered(
    template,
    valuesOf({ ticket, desk: name, agent, content, signature: signatureOf(signatures, agent.address, ticket.mailbox ?? mailboxes[0]?.address ?? null) }),
    ticket.id,
  );
  if (answer.outcome === 'rendered' && !answer.html.includes(content))
    return { outcome: 'invalid', problem: 'The template leaves out {{ content }}: what the agent writes would not be sent.', at: null };
  return answer;
}

function rendered(template: MailTemplate, values: TemplateValues, number: number): TemplatePreviewAnswer {
  const answer = renderTemplate(template, values);
  if (answer.outcome === 'rendered') return { ...answer, subject: numbered(answer.subject, number) };
  // Both are one template to the writer: whichever fails alone is where the mistake stands.
  const field: TemplatePlace['field'] = renderTemplate({ subject: template.subject, body: '' }, values).outcome === 'invalid' ? 'subject' : 'body';
  return { ...answer, ...placed(answer.problem, field) };
}

/** LiquidJS ends its messages with ", file:..., line:3, col:14" (its `LiquidError`); the place is told apart from the words. */
function placed(problem: string, field: TemplatePlace['field']): { problem: string; at: TemplatePlace | null } {
  const found = /,?\s*line:(\d{1,6}), col:(\d{1,6})\s*$/.exec(problem);
  return found ? { problem: problem.slice(0, found.index), at: { field, line: Number(found[1]), column: Number(found[2]) } } : { problem, at: null };
}
