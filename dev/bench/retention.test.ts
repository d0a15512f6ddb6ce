import { measureRetention } from './retention.ts';

const ITEMS = 900;

test('a large desk is emptied inside the budget of the smallest tenant, no answer is refused, and a process that is killed (SIGKILL) three times leaves the same desk and the same proof', async () => {
  const whole = await measureRetention(ITEMS);
  expect(whole).toMatchObject({ refused: 0, stopped: 0 });
  expect(whole.items).toBeGreaterThan(ITEMS * 0.85);
  expect(whole.left).toBe(ITEMS - whole.items);
  // Everybody asked one ticket.
  expect(whole.contacts).toBe(whole.items / 3);
  // When what goes next was written down and a first batch of messages is gone, when some of the tickets are, when some of the contacts are.
  const killed = await measureRetention(ITEMS, [
    { at: 15, carriedOut: false },
    { at: 17, carriedOut: true },
    { at: 21, carriedOut: true },
  ]);
  expect(killed).toMatchObject({ items: whole.items, refused: 0, stopped: 3, end: whole.end });
});
