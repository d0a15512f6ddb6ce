import * as React from 'react';
import { LicenceBar } from '../../app/licence/LicenceBar';
import type { ServiceClient } from '../../app/serviceClient';
import { useDesk, useDeskState } from '../desk/DeskContext';
import { ChainBar } from './ChainBar';
import { SeatsBar } from './SeatsBar';

export type AdminNewsProps = { isAdmin: boolean; service: Pick<ServiceClient, 'checkup'>; onOpenSetup(): void };

/** What an admin should know while the desk is open: licence, broken links of the chain, seats. Draws nothing while all is well. */
export function AdminNews({ isAdmin, service, onOpenSetup }: AdminNewsProps) {
  const { port } = useDesk().desk;
  const atMost = useDeskState((state) => state.agents.length);
  const ask = React.useCallback(() => service.checkup(port.siteUrl), [service, port]);
  const count = React.useCallback(async () => (await port.lists.agents()).length, [port]);
  return (
    <>
      <LicenceBar isAdmin={isAdmin} onOpenSetup={onOpenSetup} />
      {isAdmin && <ChainBar ask={ask} keep={port.keep} now={port.now} onOpenSetup={onOpenSetup} />}
      {isAdmin && <SeatsBar atMost={atMost} count={count} onOpenSetup={onOpenSetup} />}
    </>
  );
}
