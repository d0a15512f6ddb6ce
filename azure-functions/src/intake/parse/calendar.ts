import type ICAL from 'ical.js';
import type { Content } from './content.ts';
import { escapeHtml } from './names.ts';
import { MAX_CALENDAR_CHARS } from './limits.ts';

const METHODS: Record<string, string> = {
  REQUEST: 'Invitation',
  CANCEL: 'Cancelled',
  REPLY: 'Answer to an invitation',
  COUNTER: 'Other time proposed',
  PUBLISH: 'Event',
};
const MAX_EVENTS = 5;
const MAX_FIELD_CHARS = 300;

/** A calendar part is shown as what it is: a few lines at the end of the text (RFC 5545, RFC 6047). The .ics stays a file. */
export async function addInvitation(content: Content): Promise<void> {
  const calendars = content.calendars.filter(({ length }) => length <= MAX_CALENDAR_CHARS);
  if (calendars.length === 0) return;
  // Loaded with the first invitation: a start waits for nothing that most mails have not.
  const { default: reader } = await import('ical.js');
  const lines = calendars.flatMap((calendar) => summary(calendar, reader));
  if (lines.length === 0) return;
  const text = lines.join('\n');
  content.bodies.push({ text, html: content.bodies.some((body) => body.html !== null) ? `<p>${escapeHtml(text)}</p>` : null, quoted: false });
}

function summary(calendar: string, reader: typeof ICAL): string[] {
  try {
    const root = new reader.Component(reader.parse(calendar) as object[]);
    const method = String(root.getFirstPropertyValue('method') ?? '').toUpperCase();
    return root
      .getAllSubcomponents('vevent')
      .slice(0, MAX_EVENTS)
      .flatMap((event) => eventLines(event, METHODS[method] ?? 'Event'));
  } catch {
    // Not iCalendar after all; the file itself is attached.
    return [];
  }
}

function eventLines(event: ICAL.Component, kind: string): string[] {
  const value = (name: string): string =>
    String(event.getFirstPropertyValue(name) ?? '')
      .replace(/\s+/g, ' ')
      .trim()
      .slice(0, MAX_FIELD_CHARS);
  const zone = event.getFirstProperty('dtstart')?.getFirstParameter('tzid');
  const when = [value('dtstart'), value('dtend')]
    .filter(Boolean)
    .map((time) =>
      time
        .replace('T', ' ')
        .replace(/:\d\d(Z?)$/, '$1')
        .replace('Z', ' UTC'),
    )
    .join(' – ');
  return [
    `${kind}: ${value('summary') || '(no title)'}`,
    when && `When: ${when}${zone ? ` (${zone})` : ''}`,
    value('location') && `Where: ${value('location')}`,
    value('organizer') && `Organizer: ${value('organizer').replace(/^mailto:/i, '')}`,
  ].filter(Boolean);
}
