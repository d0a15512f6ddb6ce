import type { ServiceFetch } from '../../app/serviceClient';
import { serviceClient } from '../../app/serviceClient';
import { lateService } from './lateService';

const DESK = 'https://nordwind.sharepoint.com/sites/helpdesk';

/** What the service is asked, in order; it answers nothing of sense. */
function asked() {
  const calls: unknown[] = [];
  const send: ServiceFetch = async (path, { method, body }) => {
    calls.push([method, path, body]);
    return { status: 500, headers: { get: () => null }, text: async () => '', blob: async () => new Blob() };
  };
  return { calls, send };
}

test.each([
  ['a hint', (of: ReturnType<typeof serviceClient>) => of.hint(DESK, 'key')],
  ['settings that changed', (of: ReturnType<typeof serviceClient>) => of.settingsChanged(DESK)],
  ['the licence', (of: ReturnType<typeof serviceClient>) => of.licence({ domain: 'nordwind.sharepoint.com', installationUrl: DESK })],
  ['a registration', (of: ReturnType<typeof serviceClient>) => of.register(DESK, ['support@nordwind.example'])],
  ['the check-up', (of: ReturnType<typeof serviceClient>) => of.checkup(DESK)],
  ['a part of its own', (of: ReturnType<typeof serviceClient>) => of.portal(DESK).requests()],
])('%s reaches the service as without waiting, with the same answer', async (_, ask) => {
  const [now, late] = [asked(), asked()];
  const answer = await ask(serviceClient(now.send));
  expect(await ask(lateService(late.send))).toEqual(answer);
  expect(late.calls).toEqual(now.calls);
  expect(late.calls).toHaveLength(1);
});

test('a part is no promise: handing it through an async function leaves it what it is', async () => {
  const part = lateService(asked().send).quarantine(DESK);
  expect(await Promise.resolve(part)).toBe(part);
});
