import * as React from 'react';
import type { SetupFor } from '../../features/desk/DeskApp';
import { SetupPage, type SetupPlace, type SetupPorts } from '../../features/setup';

export type DeskSetupProps = { load(): Promise<SetupPorts>; setup: SetupFor; place: SetupPlace };

/** The set-up page, as soon as what it works with is here. */
export function DeskSetup({ load, setup, place }: DeskSetupProps) {
  const [ports, setPorts] = React.useState<SetupPorts | null>(null);
  React.useEffect(() => {
    let left = false;
    load().then(
      (loaded) => {
        if (!left) setPorts(loaded);
      },
      (error: unknown) =>
        setPorts(() => {
          throw error; // For the boundary, which says so and asks again.
        }),
    );
    return () => {
      left = true;
    };
  }, [load]);
  if (!ports) return null;
  return <SetupPage place={place} ports={ports} isAdmin={setup.isAdmin} whoToAsk={[]} onOpenTicket={setup.onOpenTicket} onClose={setup.onDone} />;
}
