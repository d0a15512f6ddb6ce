import type { Message, Ticket } from '@listdesk/shared/tickets';
import { escaped } from '../../app/texts/escaped';
import { absolute } from '../../ui/words/times';
import type { Say } from '../../ui/words/say';

const REMOVE_MS = 60_000;

/** The page that is printed: text only, so that nothing a mail brought can run or load. `withNotes`: private notes are printed too. */
export function printPage(ticket: Ticket, messages: readonly Message[], withNotes: boolean, say: Say, locale: string): string {
  const rows: [string, string][] = [
    [say('field.status'), say(`status.${ticket.status}`)],
    [say('field.priority'), say(`priority.${ticket.priority}`)],
    [say('field.assignee'), ticket.assignee?.name ?? say('nobody')],
    [say('field.requester'), ticket.requester.name ? `${ticket.requester.name} <${ticket.requester.address}>` : ticket.requester.address],
    [say('field.cc'), ticket.cc.join(', ')],
    [say('field.tags'), ticket.tags.join(', ')],
    [say('field.created'), absolute(ticket.createdAt, locale)],
  ];
  const entries = messages
    .filter(({ kind }) => withNotes || (kind !== 'Note' && kind !== 'System'))
    .map(
      (message) => `
    <article><h2>${escaped(message.from.name || message.from.address)} · ${escaped(absolute(message.sentAt, locale))}${message.kind === 'Note' ? ` · ${escaped(say('message.privateLong'))}` : ''}</h2>
    <pre>${escaped(message.visibleText)}</pre>${message.attachments
      .filter(({ inline }) => !inline)
      .map(({ fileName }) => `<p>▪ ${escaped(fileName)}</p>`)
      .join('')}</article>`,
    )
    .join('');
  return `<!doctype html><html lang="${escaped(locale)}"><head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'"><title>${ticket.id} ${escaped(ticket.subject)}</title>
<style>body{font:11pt/1.4 'Segoe UI',Arial,sans-serif;margin:0;color:#000}h1{font-size:16pt;margin:0 0 8pt}h2{font-size:11pt;margin:0 0 4pt}dl{display:grid;grid-template-columns:auto 1fr;gap:2pt 12pt;margin:0 0 12pt}dt{color:#444}dd{margin:0}article{border-top:1px solid #999;padding:8pt 0;break-inside:avoid-page}pre{font:inherit;white-space:pre-wrap;overflow-wrap:anywhere;margin:0}</style></head>
<body><h1>${ticket.id} ${escaped(ticket.subject)}</h1><dl>${rows
    .filter(([, value]) => value !== '')
    .map(([name, value]) => `<dt>${escaped(name)}</dt><dd>${escaped(value)}</dd>`)
    .join('')}</dl>${entries}</body></html>`;
}

/** Opens the browser's print dialog with the ticket in a frame that runs nothing. */
export function printTicket(page: string): void {
  const frame = document.createElement('iframe');
  frame.setAttribute('sandbox', 'allow-same-origin allow-modals');
  frame.setAttribute('aria-hidden', 'true');
  frame.style.cssText = 'position:fixed;width:0;height:0;border:0;inset-inline-start:-100px';
  frame.srcdoc = page;
  frame.onload = () => {
    frame.contentWindow?.focus();
    frame.contentWindow?.print();
    setTimeout(() => frame.remove(), REMOVE_MS);
  };
  document.body.appendChild(frame);
}
