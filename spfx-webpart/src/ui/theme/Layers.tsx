import * as React from 'react';

const Context = React.createContext<string | undefined>(undefined);
let last = 0;

/** Where tips, callouts, dialogs and panels stand: inside the root element, so that they have its theme and cover nothing of the page around it. */
export function Layers({ children }: { children: React.ReactNode }) {
  const [id] = React.useState(() => `listdesk-layers-${(last += 1)}`);
  return (
    <Context.Provider value={id}>
      {children}
      <div id={id} className="layers" />
    </Context.Provider>
  );
}

export type LayerPlace = { hostId: string | undefined };

/** For `layerProps` of Fluent's parts; without `RootFrame` above it they stand at the end of the page, as Fluent does by itself. */
export function useLayers(): LayerPlace {
  const hostId = React.useContext(Context);
  return React.useMemo(() => ({ hostId }), [hostId]);
}
