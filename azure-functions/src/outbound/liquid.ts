import { Liquid } from 'liquidjs';
import type { MailTemplate } from '@listdesk/shared/mail';

/** Values a template may show. `content` and `signature` are HTML we made or cleaned; every other value is text and is escaped. */
export type TemplateValues = {
  ticket: { number: number; subject?: string; status?: string };
  desk: { name: string };
  requester?: { name: string; address: string };
  agent?: { name: string };
  content?: string;
  signature?: string;
};
export type Rendered = { outcome: 'rendered'; subject: string; html: string } | { outcome: 'invalid'; problem: string };

const MAX_PARSE_CHARS = 50_000;
const MAX_RENDER_MS = 100;
const MAX_MEMORY = 1_000_000;
const MAX_PROBLEM_CHARS = 300;
const TAGS = ['if', 'unless', 'case', 'comment'];

/**
 * Only conditions and a few filters over own properties: no loops, no includes, no assignments, and no filter that lets a value through
 * unescaped. Time, memory and length are bounded by the engine (LiquidJS: DoS options).
 */
function engine(escape: boolean): Liquid {
  const liquid = new Liquid({
    ...(escape ? { outputEscape: 'escape' as const } : {}),
    ownPropertyOnly: true,
    strictFilters: true,
    strictVariables: false,
    dynamicPartials: false,
    relativeReference: false,
    parseLimit: MAX_PARSE_CHARS,
    renderLimit: MAX_RENDER_MS,
    memoryLimit: MAX_MEMORY,
    templates: {},
  });
  for (const tag of Object.keys(liquid.tags)) if (!TAGS.includes(tag)) delete liquid.tags[tag];
  const { escape: escapeFilter } = liquid.filters;
  for (const name of Object.keys(liquid.filters)) delete liquid.filters[name];
  if (escapeFilter) liquid.filters['escape'] = escapeFilter;
  const text = (value: unknown): string => (typeof value === 'string' || typeof value === 'number' ? String(value) : '');
  liquid.registerFilter('default', (value: unknown, other: unknown) => text(value) || text(other));
  liquid.registerFilter('upcase', (value: unknown) => text(value).toUpperCase());
  liquid.registerFilter('downcase', (value: unknown) => text(value).toLowerCase());
  liquid.registerFilter('truncate', (value: unknown, length: unknown) => {
    const most = Math.max(1, Number(length) || 50);
    return text(value).length > most ? `${text(value).slice(0, most - 1)}…` : text(value);
  });
  return liquid;
}

let made: { html: Liquid; line: Liquid } | null = null;
/** Made with the first template: a start waits for none. */
const engines = (): { html: Liquid; line: Liquid } => (made ??= { html: engine(true), line: engine(false) });

/** Nothing in a value is ever read as template or as HTML: what is HTML already takes its place after rendering, through a name nobody can guess. */
export function renderTemplate({ subject, body }: Pick<MailTemplate, 'subject' | 'body'>, values: TemplateValues): Rendered {
  const place = { content: `[${crypto.randomUUID()}]`, signature: `[${crypto.randomUUID()}]` };
  try {
    const line = String(engines().line.parseAndRenderSync(subject, { ...values, content: '', signature: '' }));
    const frame = String(engines().html.parseAndRenderSync(body, { ...values, ...place }));
    const html = (['content', 'signature'] as const).reduce((text, name) => text.split(place[name]).join(values[name] ?? ''), frame);
    return { outcome: 'rendered', subject: line.replace(/\s+/g, ' ').trim(), html };
  } catch (error) {
    return { outcome: 'invalid', problem: error instanceof Error ? error.message.replace(/\s+/g, ' ').slice(0, MAX_PROBLEM_CHARS) : 'unreadable' };
  }
}

/** The first template that can be rendered. The defaults stand last and always can. */
export function renderFirst(templates: readonly MailTemplate[], values: TemplateValues): { subject: string; html: string } {
  for (const template of templates) {
    const rendered = renderTemplate(template, values);
    if (rendered.outcome === 'rendered' && (values.content === undefined || rendered.html.includes(values.content))) return rendered;
  }
  return { subject: '', html: `${values.content ?? ''}${values.signature ?? ''}` };
}
