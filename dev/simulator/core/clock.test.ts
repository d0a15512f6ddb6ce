import { ManualClock } from './clock.ts';

it('wakes sleepers in the order of their time when the clock is moved', async () => {
  const clock = new ManualClock('2026-11-21T08:00:00Z');
  const woken: string[] = [];
  void clock.sleep(2000).then(() => woken.push('late'));
  void clock.sleep(1000).then(() => woken.push('early'));
  await clock.advance(1500);
  expect(woken).toEqual(['early']);
  await clock.advance(1000);
  expect(woken).toEqual(['early', 'late']);
});
