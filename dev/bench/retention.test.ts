import { measureRetention } from './retention.ts';

const ITEMS = 1_998;

test('a large desk is emptied inside the budget of the smallest tenant, no answer is refused, and a run that is killed four times ends in the same desk with the same proof', async () => {
  const whole = await measureRetention(ITEMS);
  expect(whole).toMatchObject({ refused: 0, stopped: 0 });
  expect(whole.items).toBeGreaterThan(ITEMS * 0.85);
  expect(whole.left).toBe(ITEMS - whole.items);
  const killed = await measureRetention(ITEMS, [2, 7, 30, 60]);
  expect(killed).toMatchObject({ items: whole.items, refused: 0, stopped: 4, end: whole.end });
});
