import { twoDoors } from '../../../dev/bench/twoDoors.ts';
import { deskInCloud, type DeskInCloud } from '../../test/deskInCloud.ts';

/** The bench does the same with a thousand. */
const MAILS = 40;
let cloud: DeskInCloud;
beforeAll(async () => {
  cloud = await deskInCloud();
  await cloud.connect();
}, 60_000);
afterAll(() => cloud.stop());

it('the same mails through the mailbox and the gateway, worked off sixteen at a time, are there once', async () => {
  const { wrong, once, tickets, acknowledgements } = await twoDoors(cloud, MAILS, 16);
  expect({ wrong, once, tickets }).toEqual({ wrong: [], once: MAILS, tickets: MAILS - MAILS / 10 });
  expect(acknowledgements).toBeGreaterThan(0);
}, 120_000);
