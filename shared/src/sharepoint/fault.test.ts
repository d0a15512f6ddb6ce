import { faultOfRefusal, parseErrorBody, parseRetryAfter } from './fault.ts';

const now = Date.parse('2026-11-20T10:00:00Z');

test.each([
  ['seconds', '31', 31],
  ['an HTTP date', 'Fri, 20 Nov 2026 10:02:00 GMT', 120],
  ['a date in the past is no wait', 'Fri, 20 Nov 2026 09:00:00 GMT', 0],
  ['nothing', null, null],
  ['nonsense', 'soon', null],
])('Retry-After as %s', (_name, header, seconds) => {
  expect(parseRetryAfter(header, now)).toBe(seconds);
});

test.each([
  [
    'JSON light',
    '{"odata.error":{"code":"-2147024860, Microsoft.SharePoint.SPQueryThrottledException","message":{"lang":"en-US","value":"too many"}}}',
    -2147024860,
    'too many',
  ],
  ['OData 4', '{"error":{"code":"-1, System.ArgumentException","message":"no such list"}}', -1, 'no such list'],
  ['a word as code', '{"error":{"code":"TooManyRequests","message":"slow down"}}', null, 'slow down'],
  ['the OAuth layer', '{"error_description":"Invalid issuer or signature."}', null, '{"error_description":"Invalid issuer or signature."}'],
  ['a page of a proxy', '<html>busy</html>', null, '<html>busy</html>'],
])('an error body in %s', (_name, body, number, message) => {
  expect(parseErrorBody(body)).toEqual({ number, message });
});

test.each([
  [401, null, 'lists.unauthenticated'],
  [403, -2147024891, 'lists.denied'],
  [403, -2130575251, 'lists.unauthenticated'],
  [404, -1, 'lists.missing'],
  [400, -1, 'lists.invalid'],
  [429, null, 'lists.throttled'],
  [503, null, 'lists.unavailable'],
  [500, -2147024860, 'lists.threshold'],
  [500, -2147024749, 'lists.threshold'],
  [507, null, 'lists.full'],
])('status %i with number %s is %s', (status, number, code) => {
  expect(faultOfRefusal({ status, number, message: 'x', retryAfterSeconds: 7 })).toMatchObject({ code, retryAfterSeconds: 7 });
});

test.each([
  ['no such list', 'HTTP 503: no such list'],
  ['', 'HTTP 503'],
  ['<html>busy</html>', 'HTTP 503'],
])('SharePoint says %j, people read %j', (message, read) => {
  expect(faultOfRefusal({ status: 503, number: null, message, retryAfterSeconds: null }).message).toBe(read);
});
