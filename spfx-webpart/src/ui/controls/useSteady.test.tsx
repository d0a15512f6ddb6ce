import * as React from 'react';
import { act, render } from '@testing-library/react';
import { useSteady } from './useSteady';

test('a part that is given steady functions is drawn once, and each press does what the newest drawing says', () => {
  let drawn = 0;
  let press = (): void => undefined;
  const told: number[] = [];
  const Part = React.memo(function Part({ onPress }: { onPress(): void }) {
    drawn += 1;
    press = onPress;
    return null;
  });
  let count = (_: number): void => undefined;
  function Whole() {
    const [shown, setShown] = React.useState(1);
    count = setShown;
    const { onPress } = useSteady({ onPress: () => void told.push(shown) });
    return <Part onPress={onPress} />;
  }
  render(<Whole />);
  press();
  act(() => count(2));
  press();
  expect({ drawn, told }).toEqual({ drawn: 1, told: [1, 2] });
});
