import * as React from 'react';
import { isString } from '../../app/keep/keep';
import { LicenceBar } from '../../app/licence/LicenceBar';
import type { ServiceClient } from '../../app/serviceClient';
import { useDesk, useDeskState } from '../desk/DeskContext';
import { ChainBar } from './ChainBar';
import { SeatsBar } from './SeatsBar';

export type AdminNewsProps = { isAdmin: boolean; service: Pick<ServiceClient, 'checkup'>; onOpenSetup(): void };

/** What an admin should know while the desk is open: broken links of the chain, licence, seats. Draws nothing while all is well; while a link is broken nothing else stands in its way. */
export function AdminNews({ isAdmin, service, onOpenSetup }: AdminNewsProps) {
  const { port } = useDesk().desk;
  const atMost = useDeskState((state) => state.agents.length);
  const [broken, setBroken] = React.useState(false);
  const [closed, setClosed] = React.useState(() => port.keep.read('licenceNews', isString));
  const close = (news: string): void => {
    port.keep.write('licenceNews', news);
    setClosed(news);
  };
  const ask = React.useCallback(() => service.checkup(port.siteUrl), [service, port]);
  const count = React.useCallback(async () => (await port.lists.agents()).length, [port]);
  return (
    <>
      {isAdmin && <ChainBar ask={ask} keep={port.keep} now={port.now} onBroken={setBroken} onOpenSetup={onOpenSetup} />}
      {!broken && <LicenceBar isAdmin={isAdmin} onOpenSetup={onOpenSetup} closed={closed} onClose={close} />}
      {isAdmin && !broken && <SeatsBar atMost={atMost} count={count} onOpenSetup={onOpenSetup} />}
    </>
  );
}
