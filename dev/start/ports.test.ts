import { createServer } from 'node:net';
import { choosePorts } from './ports.ts';

it('takes another port where one is in use, and says so', async () => {
  const blocker = createServer();
  const taken = await new Promise<number>((resolve) => blocker.listen(0, '127.0.0.1', () => resolve((blocker.address() as { port: number }).port)));
  const ports = await choosePorts(['pages', 'mailbox'], taken);
  await new Promise((resolve) => blocker.close(resolve));
  expect(ports.moved[0]).toEqual({ name: 'pages', wanted: taken, taken: ports.of('pages') });
  expect(ports.of('pages')).not.toBe(taken);
});

it('gives different ports to all names when any will do', async () => {
  const ports = await choosePorts(['pages', 'mailbox', 'smtp', 'sharePoint nordwind.sharepoint.com'], 0);
  const all = (['pages', 'mailbox', 'smtp', 'sharePoint nordwind.sharepoint.com'] as const).map((name) => ports.of(name));
  expect([new Set(all).size, ports.moved]).toEqual([4, []]);
});
