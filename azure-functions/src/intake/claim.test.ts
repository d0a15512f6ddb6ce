import { keyedHash } from '../security/keyedHash.ts';
import { claimLifecycle, claimListChange, claimMail, validationAnswer } from './claim.ts';
import { clientState } from './clientState.ts';

const TENANT = '5b0d5a52-8a0e-4d0c-9a3e-6d1a5f1c0001';
const OTHER = '5b0d5a52-8a0e-4d0c-9a3e-6d1a5f1c0002';
const secret = new Uint8Array(32).fill(5);
const sign = (...parts: [string, string, string]): string => keyedHash(secret, 'clientState', ...parts);
const state = clientState(sign, TENANT, 'desk1', 'box1');
const mail = (over: object = {}) => ({
  tenantId: TENANT,
  clientState: state,
  subscriptionId: 's',
  changeType: 'created',
  resourceData: { id: 'AAMkAGI2TAAAAAA=' },
  ...over,
});

it('makes a pointer of a genuine notification', () =>
  expect(claimMail({ value: [mail()] }, sign)).toEqual({
    pointers: [{ kind: 'mailbox', tenant: TENANT, desk: 'desk1', mailbox: 'box1', id: 'AAMkAGI2TAAAAAA=' }],
    refused: 0,
  }));

it.each([
  ['no secret', { clientState: undefined }],
  ['a wrong secret', { clientState: `${state}x` }],
  ['a secret of another tenant', { tenantId: OTHER }],
  ['another mailbox under this secret', { clientState: state.replace('box1', 'box2') }],
  ['an empty signature', { clientState: 'desk1.box1.' }],
  ['a path as message id', { resourceData: { id: '../../users' } }],
  ['no message', { resourceData: undefined }],
  ['a number as secret', { clientState: 7 }],
])('drops a notification with %s', (_, over) => expect(claimMail({ value: [mail(over)] }, sign)).toEqual({ pointers: [], refused: 1 }));

it.each([[null], [{}], [{ value: 'x' }], [[]]])('takes %j for nothing', (body) => expect(claimMail(body, sign).pointers).toEqual([]));

it('keeps the genuine ones of a mixed request', () =>
  expect(claimMail({ value: [mail(), mail({ clientState: 'forged' }), mail()] }, sign)).toMatchObject({ pointers: [{}, {}], refused: 1 }));

it.each([
  ['missed', { kind: 'scan', tenant: TENANT, desk: 'desk1', mailbox: 'box1' }],
  ['subscriptionRemoved', { kind: 'renew', tenant: TENANT, desk: 'desk1' }],
  ['reauthorizationRequired', { kind: 'renew', tenant: TENANT, desk: 'desk1' }],
])('answers the lifecycle event %s', (lifecycleEvent, pointer) =>
  expect(claimLifecycle({ value: [mail({ lifecycleEvent })] }, sign).pointers).toEqual([pointer]),
);

it('makes one scan of many list changes', () =>
  expect(claimListChange({ value: [mail(), mail()] }, sign).pointers).toEqual([{ kind: 'deskScan', tenant: TENANT, desk: 'desk1' }]));

it('fits the secret into what Graph allows', () => expect(clientState(sign, TENANT, 'd'.repeat(22), 'b'.repeat(22)).length).toBeLessThanOrEqual(128));

it.each([
  ['Validation: Testing client application reachability for 9a1b-2c', 'Validation: Testing client application reachability for 9a1b-2c'],
  ['<script>alert(1)</script>', 'scriptalert1/script'],
  ['a\r\nSet-Cookie: x', 'aSet-Cookie: x'],
  ['x'.repeat(5000), 'x'.repeat(2048)],
])('echoes %s harmlessly', (token, answer) => expect(validationAnswer(token)).toBe(answer));
