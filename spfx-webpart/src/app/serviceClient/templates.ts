import type { MailTemplate, TemplatePlace, TemplatePreviewAnswer, TemplatePreviewRequest } from '@listdesk/shared/mail';
import type { Asker } from './ask';
import type { ServiceResult } from './failures';

/** What a mail template makes of a real ticket; nothing is stored or sent. */
export interface TemplateClient {
  preview(ticketKey: string, template: MailTemplate): Promise<ServiceResult<TemplatePreviewAnswer>>;
}

export const templateClient = (ask: Asker, desk: string): TemplateClient => ({
  preview: (ticketKey, template) =>
    ask.json({ path: '/api/templates/preview', method: 'POST', body: { desk, ticketKey, template } satisfies TemplatePreviewRequest }, answer),
});

type Fields = Record<string, unknown>;
const fields = (value: unknown): Fields => (typeof value === 'object' && value !== null ? (value as Fields) : {});

function answer(value: unknown): TemplatePreviewAnswer | null {
  const { outcome, subject, html, problem, at } = fields(value);
  if (outcome === 'rendered' && typeof subject === 'string' && typeof html === 'string') return { outcome, subject, html };
  return outcome === 'invalid' && typeof problem === 'string' ? { outcome, problem, at: place(at) } : null;
}

function place(value: unknown): TemplatePlace | null {
  const { field, line, column } = fields(value);
  return (field === 'subject' || field === 'body') && typeof line === 'number' && typeof column === 'number' ? { field, line, column } : null;
}
