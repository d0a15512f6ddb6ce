import * as React from 'react';
import type { SetupFor } from '../../features/desk/DeskApp';
import { SetupPage, type SetupPorts } from '../../features/setup';
import { useWhoCanHelp } from '../../features/deskStates/useWhoCanHelp';
import type { DeskRootProps } from './DeskRoot';

export type DeskSetupProps = Pick<DeskRootProps, 'port' | 'loadSetupPorts' | 'tenantId' | 'appId' | 'serviceUrl'> & { setup: SetupFor };

/** The set-up page, as soon as what it works with is here. */
export function DeskSetup({ port, loadSetupPorts, tenantId, appId, serviceUrl, setup }: DeskSetupProps) {
  const [ports, setPorts] = React.useState<SetupPorts | null>(null);
  const whoToAsk = useWhoCanHelp(port, !setup.isAdmin).map(({ name }) => name);
  React.useEffect(() => {
    let left = false;
    loadSetupPorts().then(
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
  }, [loadSetupPorts]);
  if (!ports) return null;
  const place = { deskName: setup.deskName, siteUrl: port.siteUrl, tenantId, appId, serviceUrl };
  return <SetupPage place={place} ports={ports} isAdmin={setup.isAdmin} whoToAsk={whoToAsk} onOpenTicket={setup.onOpenTicket} onClose={setup.onDone} />;
}
