import { DefaultHeaders, DefaultInit, spfi } from '@pnp/sp/index.js';
import { DefaultParse, InjectHeaders } from '@pnp/queryable';
import { deskLists, type DeskLists, type ListWrite } from './index.ts';

/** A recorded form of batch answer (changesets flattened, CRLF), with the given parts. */
function answering(parts: readonly string[]): DeskLists {
  const boundary = '--batchresponse_88fbf8e7-8616-4c32-96c8-cedd3323460b';
  const body = [
    ...parts.map((part) => `${boundary}\r\nContent-Type: application/http\r\nContent-Transfer-Encoding: binary\r\n\r\n${part}\r\n`),
    `${boundary}--\r\n`,
  ].join('');
  const sp = spfi('https://nordwind.sharepoint.com/sites/helpdesk').using(
    DefaultHeaders(),
    DefaultInit(),
    DefaultParse(),
    InjectHeaders({ Authorization: 'Bearer x' }),
    (instance) => {
      instance.on.send.replace(async () => new Response(body, { headers: { 'content-type': 'multipart/mixed' } }));
      return instance;
    },
  );
  return deskLists(sp, 'https://nordwind.sharepoint.com/sites/helpdesk', () => Date.parse('2026-11-20T10:00:00Z'));
}

const contact: ListWrite = { write: 'createContact', contact: { address: 'a@x.example', name: '', language: null } };
const CREATED =
  'HTTP/1.1 201 Created\r\nCONTENT-TYPE: application/json\r\nETAG: "34501734-b43e-455e-badb-142ade3ef2f1,1"\r\n\r\n{"odata.etag":"\\"1\\"","Id":59}';
const error = (status: string, code: string, header = ''): string =>
  `HTTP/1.1 ${status}\r\nCONTENT-TYPE: application/json\r\n${header}\r\n{"odata.error":{"code":"${code}","message":{"lang":"de-DE","value":"Nein."}}}`;

test.each([
  ['429 Too Many Requests', '-1, x', 'Retry-After: 31\r\n', { outcome: 'failed', fault: { code: 'lists.throttled', retryAfterSeconds: 31 } }],
  ['503 Service Unavailable', '-1, x', '', { outcome: 'failed', fault: { code: 'lists.unavailable', retryAfterSeconds: null } }],
  ['400 Bad Request', '-2130575214, Microsoft.SharePoint.SPException', '', { outcome: 'exists' }],
  ['500 Internal Server Error', '-2130575214, Microsoft.SharePoint.SPException', '', { outcome: 'exists' }],
  ['412 Precondition Failed', '-1, x', '', { outcome: 'stale' }],
  ['404 Not Found', '-2130575338, System.ArgumentException', '', { outcome: 'gone' }],
  ['404 Not Found', '-1, System.ArgumentException', '', { outcome: 'failed', fault: { code: 'lists.missing' } }],
  ['403 Forbidden', '-2147024891, System.UnauthorizedAccessException', '', { outcome: 'failed', fault: { code: 'lists.denied' } }],
])('a part with %s, %s concerns that part alone', async (status, code, header, outcome) => {
  const outcomes = await answering([CREATED, error(status, code, header), CREATED]).apply([contact, contact, contact]);
  expect(outcomes).toMatchObject([{ outcome: 'created', id: 59, etag: '"1"' }, outcome, { outcome: 'created' }]);
});

test('an answer with fewer parts than writes is a fault of the whole: nobody knows what was done', async () => {
  await expect(answering([CREATED]).apply([contact, contact])).rejects.toMatchObject({ code: 'lists.unavailable' });
});
