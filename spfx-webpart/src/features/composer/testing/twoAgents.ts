import { DefaultHeaders, DefaultInit, spfi } from '@pnp/sp';
import { DefaultParse, type Queryable } from '@pnp/queryable';
import { deskLists, type DeskLists } from '@listdesk/shared/sharepoint';
import { NORDWIND } from '../../../../../dev/world';
import { simulatedDesk } from '../../desk/testing/deskInSimulator';

export type SimulatedPeople = {
  mara: DeskLists;
  jonas: DeskLists;
  /** How many requests Mara has sent. */ requests(): number;
  /** Loses every request until the answered function is called. */ goOffline(): () => void;
};

/** A set-up desk in the names of its administrator and of an agent. */
export async function createSimulatedLists(): Promise<SimulatedPeople> {
  const { simulator } = await simulatedDesk();
  const counted = { mara: 0, jonas: 0 };
  const as = async (upn: string, who: keyof typeof counted): Promise<DeskLists> => {
    const token = await simulator.entra.userToken({ tenantId: NORDWIND.id, upn, resource: new URL(NORDWIND.desk).origin });
    const sp = spfi(NORDWIND.desk).using(DefaultHeaders(), DefaultInit(), DefaultParse(), (instance: Queryable) => {
      instance.on.auth.replace(async (url, init) => [url, { ...init, headers: { ...init.headers, authorization: `Bearer ${token}` } }]);
      instance.on.send.replace((url, init) => {
        counted[who] += 1;
        return simulator.fetch(url, init);
      });
      instance.on.pre.prepend(async (url, init, result) => [/^https:/.test(url) ? url : `${NORDWIND.desk}/${url}`, init, result]);
      return instance;
    });
    return deskLists(sp, NORDWIND.desk);
  };
  const jonas = NORDWIND.agents.find(({ upn }) => upn.startsWith('jonas'))!.upn;
  return {
    mara: await as(NORDWIND.admin.upn, 'mara'),
    jonas: await as(jonas, 'jonas'),
    requests: () => counted.mara,
    goOffline: () => simulator.faults.add({ url: /./, fault: { kind: 'dropBefore' } }),
  };
}
