import * as React from 'react';

type Ways = Record<string, (...given: never[]) => unknown>;

/**
 * The same functions at every drawing, each doing what its newest version does: a part that is given them need not be drawn again because
 * of them. For what people do; a function that is called while drawing would be that of the drawing before.
 */
export function useSteady<T extends Ways>(newest: T): T {
  const held = React.useRef(newest);
  React.useLayoutEffect(() => {
    held.current = newest;
  });
  const [steady] = React.useState(() => {
    const ways: Ways = {};
    for (const name of Object.keys(newest)) ways[name] = (...given) => held.current[name]?.(...given);
    return ways as T;
  });
  return steady;
}
