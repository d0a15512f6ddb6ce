import * as React from 'react';
import { mayConfigure } from '@listdesk/shared/licence';
import type { LicenceState } from '@listdesk/shared/licence';
import type { LicenceReading } from './readLicence';

export type Licence = {
  /** Null until first known; nothing is locked meanwhile. */
  state: LicenceState | null;
  failure: LicenceReading['failure'];
  /** Configuration is read-only; mail, tickets and reading never are. Set-up and check-up stay open too: they are how an admin mends it. */
  locked: boolean;
  checking: boolean;
  /** Asks the service now ("I renewed, check again"). */
  checkAgain(): void;
};

const Context = React.createContext<Licence>({ state: null, failure: null, locked: false, checking: false, checkAgain: () => undefined });

export type LicenceProviderProps = {
  /** `readLicence` with its ports bound; keep the same function between renders. */
  read: (fresh: boolean) => Promise<LicenceReading>;
  children: React.ReactNode;
};

/** Reads the licence once for everything below it. The screen never waits for it. */
export function LicenceProvider({ read, children }: LicenceProviderProps) {
  const [reading, setReading] = React.useState<LicenceReading | null>(null);
  const [checking, setChecking] = React.useState(true);
  const [turn, setTurn] = React.useState(0);

  React.useEffect(() => {
    let current = true;
    setChecking(true);
    read(turn > 0).then(
      (next) => {
        if (current) {
          setReading(next);
          setChecking(false);
        }
      },
      () => {
        if (current) setChecking(false);
      },
    );
    return () => {
      current = false;
    };
  }, [read, turn]);

  const licence = React.useMemo<Licence>(
    () => ({
      state: reading?.state ?? null,
      failure: reading?.failure ?? null,
      locked: reading !== null && !mayConfigure(reading.state),
      checking,
      checkAgain: () => setTurn((before) => before + 1),
    }),
    [reading, checking],
  );
  return <Context.Provider value={licence}>{children}</Context.Provider>;
}

export const useLicence = (): Licence => React.useContext(Context);
