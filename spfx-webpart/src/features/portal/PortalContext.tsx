import * as React from 'react';
import type { PortalClient } from '../../app/serviceClient';
import type { DraftBox } from './model/draft';
import type { Kind } from './model/kinds';

/** What the portal needs of the page it stands on. Wired by the web part; made by hand in tests. */
export type PortalPorts = {
  client: PortalClient;
  userName: string;
  /** Shown as the other way to reach the desk; empty when the page names none. */
  supportAddress: string;
  kinds: readonly Kind[];
  drafts: DraftBox;
  now: () => number;
  /** A key nobody else makes (UUID). */
  newKey: () => string;
  /** Hands a file to the browser's download. */
  save: (blob: Blob, fileName: string) => void;
  /** Called with a function to run when the page is looked at again or some time has passed; answers how to stop. */
  whenDue: (look: () => void) => () => void;
};

const Context = React.createContext<PortalPorts | null>(null);
export const PortalPortsProvider = Context.Provider;

export function usePortal(): PortalPorts {
  const ports = React.useContext(Context);
  if (!ports) throw new Error('PortalPortsProvider is missing');
  return ports;
}
