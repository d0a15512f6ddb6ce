import {
  DEFAULT_TEMPLATES,
  MAIL_LANGUAGES,
  MAX_TEMPLATE_CHARS,
  MAX_TEMPLATES,
  TEMPLATE_NAMES,
  templatesFor,
  UNDETERMINED,
  type MailTemplate,
  type TemplateName,
} from '@listdesk/shared/mail';

export { TEMPLATE_NAMES };
/** One setting holds them all; a list column takes so many characters. */
export const MAX_ALL_TEMPLATES_CHARS = 60_000;
export type TemplateProblem = 'missing' | 'noContent' | 'tooLong' | 'tooMuch' | 'tooMany';

/** What each template may show; an acknowledgement repeats nothing a stranger wrote. */
export const TOKENS: Record<TemplateName, readonly string[]> = {
  acknowledgement: ['ticket.number', 'desk.name'],
  reply: ['content', 'signature', 'requester.name', 'agent.name', 'ticket.number', 'ticket.subject', 'ticket.status', 'desk.name'],
  newTicket: ['content', 'signature', 'requester.name', 'agent.name', 'ticket.number', 'ticket.subject', 'desk.name'],
  forward: ['content', 'signature', 'agent.name', 'ticket.number', 'ticket.subject', 'desk.name'],
};

const isAt =
  (name: TemplateName, language: string) =>
  (each: MailTemplate): boolean =>
    each.name === name && each.language === language;

/** Languages of a template, first the one for writers whose language nobody knows, then ours, then the customer's own. */
export function languagesOf(own: readonly MailTemplate[]): string[] {
  return [...new Set([UNDETERMINED, ...MAIL_LANGUAGES, ...own.map(({ language }) => language)])];
}

export const ownTemplate = (own: readonly MailTemplate[], name: TemplateName, language: string): MailTemplate | null => own.find(isAt(name, language)) ?? null;

/** What leaves for this language now: the customer's, ours, or that of the language it falls back to. */
export function effectiveTemplate(own: readonly MailTemplate[], name: TemplateName, language: string, deskLanguage: string | null): MailTemplate {
  const found = templatesFor(name, language === UNDETERMINED ? null : language, own, deskLanguage)[0];
  return found ?? (DEFAULT_TEMPLATES.find((each) => each.name === name) as MailTemplate);
}

/** The customer's templates with this one in its place. */
export function withTemplate(own: readonly MailTemplate[], template: MailTemplate): MailTemplate[] {
  const fits = isAt(template.name, template.language);
  return own.some(fits) ? own.map((each) => (fits(each) ? template : each)) : [...own, template];
}
export const withoutTemplate = (own: readonly MailTemplate[], name: TemplateName, language: string): MailTemplate[] =>
  own.filter((each) => !isAt(name, language)(each));

/** A template that cannot be saved. */
export type Misfit = { name: TemplateName; language: string; problem: TemplateProblem };
export function checkTemplates(own: readonly MailTemplate[]): Misfit[] {
  const problems = own.flatMap(({ name, language, body }): Misfit[] => {
    const problem: TemplateProblem | null = !body.trim()
      ? 'missing'
      : body.length > MAX_TEMPLATE_CHARS
        ? 'tooLong'
        : name !== 'acknowledgement' && !/\{\{-?\s*content\b/.test(body)
          ? 'noContent'
          : null;
    return problem ? [{ name, language, problem }] : [];
  });
  const last = own[own.length - 1];
  if (last && own.length > MAX_TEMPLATES) problems.push({ name: last.name, language: last.language, problem: 'tooMany' });
  else if (last && JSON.stringify(own).length > MAX_ALL_TEMPLATES_CHARS) problems.push({ name: last.name, language: last.language, problem: 'tooMuch' });
  return problems;
}

/** Where a line of a text begins and ends, counted from 1; its end when there are fewer lines. */
export function rangeOfLine(text: string, line: number): [start: number, end: number] {
  const lines = text.split('\n');
  const at = Math.min(Math.max(1, line), lines.length) - 1;
  const start = lines.slice(0, at).reduce((sum, each) => sum + each.length + 1, 0);
  return [start, start + (lines[at]?.length ?? 0)];
}
