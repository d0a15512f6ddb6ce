import * as React from 'react';
import { act, render } from '@testing-library/react';
import { useNow } from './useNow';

/** What each drawing showed, with a clock that says another time whenever it is asked. */
function drawings(times: readonly number[]): { shown: number[]; unmount: () => void } {
  const left = [...times];
  const clock = (): number => (left.length > 1 ? left.shift()! : left[0]!);
  const shown: number[] = [];
  function Clock() {
    shown.push(useNow(clock));
    return null;
  }
  const { unmount } = render(<Clock />);
  return { shown, unmount };
}

beforeEach(() => void jest.useFakeTimers());
afterEach(() => void jest.useRealTimers());

test.each<[string, number[], number[]]>([
  ['a time drawn just now stays: moving it on by a little would draw everything again', [1_000, 1_499], [1_000]],
  ['after half a second it is moved on', [1_000, 1_500], [1_000, 1_500]],
])('%s', (_, times, drawn) => {
  const { shown, unmount } = drawings(times);
  expect(shown).toEqual(drawn);
  unmount();
});

test('it moves on twice a minute, until nobody shows it', () => {
  const { shown, unmount } = drawings([1_000, 1_001, 31_000]);
  act(() => void jest.advanceTimersByTime(30_000));
  expect(shown).toEqual([1_000, 31_000]);
  unmount();
  expect(jest.getTimerCount()).toBe(0);
});
