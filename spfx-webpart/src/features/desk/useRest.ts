import * as React from 'react';
import { idle } from '../../app/localIndex/idle';

const Context = React.createContext(true);
/** Tells the parts below whether their turn has come; without it, it has. */
export const RestProvider = Context.Provider;
export const useMayCome = (): boolean => React.useContext(Context);

/** False until the first rows stand, or it is known why there are none, and the browser is done with them: what nobody waits for comes then. */
export function useRest(ready: boolean): boolean {
  const [rest, setRest] = React.useState(false);
  React.useEffect(() => {
    if (!ready) return undefined;
    let left = false;
    void idle().then(() => {
      if (!left) setRest(true);
    });
    return () => {
      left = true;
    };
  }, [ready]);
  return rest;
}
