import { invalidQuery } from './errors.ts';

export const MAX_BATCH_PARTS = 100;
export const MAX_BATCH_OPERATIONS = 1000;

export type BatchRequest = { method: string; url: string; headers: Headers; body: string; writes: boolean };

/** Reads a `multipart/mixed` batch: reads stand alone, writes in changesets. Lines end in LF or CRLF. */
export function parseBatch(contentType: string | null, text: string): BatchRequest[] {
  const parts = split(text, boundaryOf(contentType));
  if (parts.length > MAX_BATCH_PARTS)
    throw invalidQuery(
      `The current batch message contains too many parts. Only batch messages with a maximum number of '${MAX_BATCH_PARTS}' query operations and change sets are allowed.`,
    );
  return parts.flatMap((part) => {
    const { headers, body } = headersAndBody(part);
    const type = headers.get('content-type') ?? '';
    if (!type.startsWith('multipart/mixed')) return [operation(headers, body, false)];
    const operations = split(body, boundaryOf(type)).map((inner) => {
      const read = headersAndBody(inner);
      return operation(read.headers, read.body, true);
    });
    if (operations.length > MAX_BATCH_OPERATIONS)
      throw invalidQuery(
        `The current change set contains too many operations. Only change sets with a maximum number of '${MAX_BATCH_OPERATIONS}' operations are allowed.`,
      );
    return operations;
  });
}

function boundaryOf(contentType: string | null): string {
  const boundary = /boundary=(?:"([^"]+)"|([^;\s]+))/i.exec(contentType ?? '');
  if (!boundary || !contentType?.toLowerCase().startsWith('multipart/mixed')) throw invalidQuery('The batch has no boundary.');
  return (boundary[1] ?? boundary[2])!;
}

function split(text: string, boundary: string): string[] {
  const lines = text.split('\n');
  const parts: string[] = [];
  let current: string[] | null = null;
  let closed = false;
  for (const raw of lines) {
    const line = raw.replace(/\r$/, '');
    if (line === `--${boundary}` || line === `--${boundary}--`) {
      if (current) parts.push(current.join('\n'));
      current = [];
      if (line.endsWith('--') && line !== `--${boundary}`) {
        closed = true;
        break;
      }
    } else current?.push(line);
  }
  if (!closed) throw invalidQuery('Unexpected end of the batch: the closing boundary is missing.');
  return parts;
}

function headersAndBody(part: string): { headers: Headers; body: string } {
  const text = part.replace(/^\n+/, '');
  const end = text.indexOf('\n\n');
  const head = end < 0 ? text : text.slice(0, end);
  const headers = new Headers();
  for (const line of head.split('\n')) {
    const colon = line.indexOf(':');
    if (colon > 0) headers.append(line.slice(0, colon).trim(), line.slice(colon + 1).trim());
  }
  return { headers, body: end < 0 ? '' : text.slice(end + 2) };
}

function operation(partHeaders: Headers, text: string, writes: boolean): BatchRequest {
  if (!(partHeaders.get('content-type') ?? '').startsWith('application/http')) throw invalidQuery('A part of the batch is no HTTP request.');
  const trimmed = text.replace(/^\n+/, '');
  const newline = trimmed.indexOf('\n');
  const requestLine = newline < 0 ? trimmed : trimmed.slice(0, newline);
  const match = /^([A-Z]+) (\S+) HTTP\/1\.1$/.exec(requestLine.trim());
  if (!match) throw invalidQuery(`The request line '${requestLine}' of the batch is not valid.`);
  const method = match[1]!;
  if ((method === 'GET') === writes) throw invalidQuery(`${method} is not allowed ${writes ? 'inside' : 'outside'} a change set.`);
  const rest = headersAndBody(newline < 0 ? '' : trimmed.slice(newline + 1));
  return { method, url: match[2]!, headers: rest.headers, body: rest.body.replace(/\n+$/, ''), writes };
}

/** One part for each request in the order of requests; changesets are flattened. Ends with a newline: readers depend on it. */
export async function formatBatch(boundary: string, responses: readonly Response[]): Promise<string> {
  const parts: string[] = [];
  for (const response of responses) {
    const lines = [
      `--${boundary}`,
      'Content-Type: application/http',
      'Content-Transfer-Encoding: binary',
      '',
      `HTTP/1.1 ${response.status} ${REASONS[response.status] ?? ''}`.trimEnd(),
    ];
    response.headers.forEach((value, name) => lines.push(`${name.toUpperCase()}: ${value}`));
    parts.push([...lines, '', await response.text(), ''].join('\r\n'));
  }
  return `${parts.join('')}--${boundary}--\r\n`;
}

const REASONS: Record<number, string> = {
  200: 'OK',
  201: 'Created',
  204: 'No Content',
  400: 'Bad Request',
  401: 'Unauthorized',
  403: 'Forbidden',
  404: 'Not Found',
  412: 'Precondition Failed',
  413: 'Payload Too Large',
  429: 'Too Many Requests',
  500: 'Internal Server Error',
  501: 'Not Implemented',
  503: 'Service Unavailable',
};
