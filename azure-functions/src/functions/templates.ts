import { parseTemplates, type TemplatePreviewAnswer } from '@listdesk/shared/mail';
import { previewTemplate } from '../outbound/preview.ts';
import { callerOf, deskOf, directory, requireAgent } from './callers.ts';
import { Refused } from './http.ts';
import type { Route } from './register.ts';

const MAX_KEY_CHARS = 255;

export const templatePreview: Route = {
  methods: ['POST'],
  route: 'templates/preview',
  options: { maxBodyBytes: 128 * 1024 },
  answer: async (service, call) => {
    const caller = await callerOf(service, call);
    const body = ((await call.json()) ?? {}) as { desk?: unknown; ticketKey?: unknown; template?: unknown };
    const desk = await deskOf(service, caller, body.desk);
    await requireAgent(service, desk, caller);
    const [template] = parseTemplates([body.template]);
    if (!template) throw new Refused(400, 'invalidTemplate', 'A template has a name, a language, a subject and a text of at most 20,000 characters.');
    const key = typeof body.ticketKey === 'string' ? body.ticketKey.slice(0, MAX_KEY_CHARS) : '';
    const ticket = key ? await desk.lists.ticket({ key }) : null;
    if (!ticket) throw new Refused(404, 'noSuchTicket', 'Choose a ticket to preview with.');
    const { name, addresses } = await directory(service)(caller);
    return { status: 200, json: (await previewTemplate(desk, template, ticket, { name, address: addresses[0] ?? '' })) satisfies TemplatePreviewAnswer };
  },
};
