import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensureCertificates } from '../../../dev/simulator/certificates.ts';
import type { Settings } from '../config.ts';
import { certificateEnding, stillFor } from './health.ts';
import type { Outside } from './service.ts';

const NOW = Date.parse('2026-11-21T08:00:00Z');
const DAY = 86_400_000;
let folder: string;
let pem: string;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'listdesk-health-'));
  pem = (await ensureCertificates(folder, NOW)).app.pem;
});
afterAll(() => rmSync(folder, { recursive: true }));
const at = (now: number, credential: Settings['credential']) =>
  certificateEnding({ settings: { credential } as Settings, outside: { now: () => now } as Outside });

it('a certificate is named two weeks before its end, and afterwards for what it means', () => {
  const days = Array.from({ length: 4000 }, (_, day) => day);
  const first = days.find((day) => at(NOW + day * DAY, { kind: 'certificate', pem }) !== null)!;
  expect(at(NOW, { kind: 'certificate', pem })).toBeNull();
  expect(at(NOW + first * DAY, { kind: 'certificate', pem })).toEqual({
    over: false,
    message: expect.stringMatching(/^The certificate with which the service signs in ends on \d{4}-\d\d-\d\d\. Renew it/),
  });
  expect(at(NOW + (first + 15) * DAY, { kind: 'certificate', pem })).toEqual({
    over: true,
    message: expect.stringMatching(/ended on .*: mail waits\. Renew it/),
  });
});

it('a managed identity has nothing that ends', () => expect(at(NOW + 9000 * DAY, { kind: 'managedIdentity', clientId: null })).toBeNull());

describe('timers that stand still', () => {
  const MINUTE = 60_000;
  it.each([
    ['looked through three minutes ago', -3, -600, null],
    ['not looked through for sixteen minutes', -16, -600, 16],
    ['an instance that just started, after a night', -600, -10, null],
    ['an instance that saw none since it started', -600, -20, 20],
    ['a first deployment whose timers never ran', null, -20, 20],
    ['a first deployment, five minutes old', null, -5, null],
  ])('%s', (_, scanned, started, still) => expect(stillFor(scanned === null ? null : NOW + scanned * MINUTE, NOW + started * MINUTE, NOW)).toBe(still));
});
