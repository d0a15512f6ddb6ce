import { writeFileSync } from 'node:fs';
import { ANSWER_EVERY, twoDoors } from '../../../dev/bench/twoDoors.ts';
import { deskInCloud, type DeskInCloud } from '../../test/deskInCloud.ts';

/** The bench does the same with a thousand and prints what it costs. */
const MAILS = Number(process.env['LISTDESK_MAILS'] ?? 10);
const WAYS = Number(process.env['LISTDESK_WAYS'] ?? 10);
let cloud: DeskInCloud;
beforeAll(async () => {
  cloud = await deskInCloud();
  await cloud.connect();
});
afterAll(() => cloud.stop());

it('the same mails through the mailbox and the gateway, worked off many at a time, are there once', async () => {
  const figures = await twoDoors(cloud, MAILS, WAYS);
  if (process.env['LISTDESK_FIGURES']) writeFileSync(process.env['LISTDESK_FIGURES'], JSON.stringify(figures));
  const { wrong, once, tickets, acknowledgements } = figures;
  expect({ wrong, once, tickets }).toEqual({ wrong: [], once: MAILS, tickets: MAILS - Math.floor(MAILS / ANSWER_EVERY) });
  expect(acknowledgements).toBeGreaterThan(0);
});
