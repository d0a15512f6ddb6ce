import { measureRetention } from './retention.ts';

const ITEMS = 900;

test('a large desk is emptied inside the budget of the smallest tenant, no answer is refused, and a process that is killed (SIGKILL) four times leaves the same desk and the same proof', async () => {
  const whole = await measureRetention(ITEMS);
  expect(whole).toMatchObject({ refused: 0, stopped: 0 });
  expect(whole.items).toBeGreaterThan(ITEMS * 0.85);
  expect(whole.left).toBe(ITEMS - whole.items);
  // Everybody asked one ticket.
  expect(whole.contacts).toBe(whole.items / 3);
  // When what goes next was written down, when a first batch of messages is gone, when some of the tickets are, and when some of the contacts are.
  const killed = await measureRetention(ITEMS, [
    { at: 13, carriedOut: true },
    { at: 8, carriedOut: false },
    { at: 17, carriedOut: true },
    { at: 21, carriedOut: true },
  ]);
  expect(killed).toMatchObject({ items: whole.items, refused: 0, stopped: 4, end: whole.end });
});
