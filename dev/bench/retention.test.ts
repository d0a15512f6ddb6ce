import { measureRetention } from './retention.ts';

test('a large desk is emptied inside the budget of the smallest tenant: no answer is refused', async () => {
  expect(await measureRetention(1500)).toMatchObject({ items: 1500, left: 0, refused: 0 });
}, 120_000);
