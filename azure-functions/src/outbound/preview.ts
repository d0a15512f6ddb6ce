import { signatureOf, type MailTemplate, type TemplatePreviewAnswer } from '@listdesk/shared/mail';
import type { Contact, Ticket } from '@listdesk/shared/tickets';
import type { Desk } from '../intake/ports.ts';
import { numbered, valuesOf } from './compose.ts';
import { textAsHtml } from './html.ts';
import { renderTemplate } from './liquid.ts';

/** The template with a real ticket, its newest words standing for the answer. */
export async function previewTemplate(desk: Desk, template: MailTemplate, ticket: Ticket, agent: Contact): Promise<TemplatePreviewAnswer> {
  const { name } = await desk.settings();
  if (template.name === 'acknowledgement') {
    const rendered = renderTemplate(template, { ticket: { number: ticket.id }, desk: { name } });
    return rendered.outcome === 'rendered' ? { ...rendered, subject: numbered(rendered.subject, ticket.id) } : rendered;
  }
  const { signatures } = await desk.texts();
  const content = textAsHtml(ticket.preview || ticket.subject);
  const signature = signatureOf(signatures, agent.address);
  const rendered = renderTemplate(template, valuesOf({ ticket, desk: name, agent, content, signature }));
  if (rendered.outcome === 'invalid') return rendered;
  if (!rendered.html.includes(content)) return { outcome: 'invalid', problem: 'The template leaves out {{ content }}: what the agent writes would not be sent.' };
  return { ...rendered, subject: numbered(rendered.subject, ticket.id) };
}
