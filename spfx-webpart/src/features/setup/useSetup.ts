import * as React from 'react';
import type { DeskSettings, Role } from '@listdesk/shared/schema';
import type { ProvisionProgress } from '@listdesk/shared/sharepoint';
import type { Check, ServiceResult } from '../../app/serviceClient';
import { useSetupPorts } from './SetupContext';
import type { PassedTest } from './SetupContext';
import type { Findings } from './model/steps';

export type CheckupRun = { at: number; tookMs: number };
export type Setup = Findings & {
  settings: DeskSettings | null;
  /** A sentence about lists or settings that could not be read or written; null when all went well. */
  fault: string | null;
  provisioning: ProvisionProgress | null;
  checking: boolean;
  lastRun: CheckupRun | null;
  look(): Promise<void>;
  provision(): Promise<void>;
  /** Registers desk and mailbox with the service and takes its check-up. Safe to repeat; this is "check again" after a mend. */
  connect(): Promise<void>;
  saveMailbox(address: string): Promise<void>;
  countAgents(): Promise<void>;
  /** True when the person has the role now; else `fault` says why not. */
  addPerson(role: Role, address: string): Promise<boolean>;
  passTest(ticket: NonNullable<PassedTest['ticket']>, seconds: number): void;
};

type State = Omit<Setup, 'look' | 'provision' | 'connect' | 'saveMailbox' | 'countAgents' | 'addPerson' | 'passTest'>;
/** The service has never seen a licence request of this tenant, for example because API access was approved only now. */
const NEVER_INTRODUCED = 'notOnboarded';
const sentence = (error: unknown): string => (error instanceof Error ? error.message : String(error));

/** All that set-up knows and can do. Each answer is shown as soon as it is there; nothing here waits for something it does not need. */
export function useSetup(): Setup {
  const { place, ports } = useSetupPorts();
  const [state, setState] = React.useState<State>(() => ({
    inspection: null,
    checkup: null,
    mailbox: null,
    agents: null,
    testPassed: ports.memory.read() !== null,
    settings: null,
    fault: null,
    provisioning: null,
    checking: false,
    lastRun: null,
  }));
  const patch = React.useCallback((change: Partial<State>) => setState((before) => ({ ...before, ...change })), []);
  const busy = React.useRef(false);

  const take = React.useCallback(
    async (ask: () => Promise<ServiceResult<Check[]>>) => {
      const from = ports.now();
      patch({ checking: true });
      let checkup = await ask();
      if (!checkup.ok && checkup.failure.kind === 'refused' && checkup.failure.code === NEVER_INTRODUCED) {
        await ports.introduce();
        checkup = await ask();
      }
      patch({ checkup, checking: false, lastRun: { at: ports.now(), tookMs: ports.now() - from } });
    },
    [patch, ports],
  );

  const readDesk = React.useCallback(async () => {
    const [settings, agents] = await Promise.all([ports.settings(), ports.agents()]);
    patch({ settings, mailbox: settings.mailboxes[0]?.address ?? null, agents: agents.length });
    return settings;
  }, [patch, ports]);

  const look = React.useCallback(async () => {
    patch({ fault: null });
    try {
      const inspection = await ports.inspect();
      patch({ inspection });
      if (inspection.state === 'absent') return;
      if (inspection.state === 'incomplete') {
        // What can be seen of a broken or older desk is shown; its lists come first.
        await Promise.all([readDesk().catch(() => null), ...(inspection.storedVersion > 0 ? [take(() => ports.service.checkup(place.siteUrl))] : [])]);
        return;
      }
      await Promise.all([readDesk(), take(() => ports.service.checkup(place.siteUrl))]);
    } catch (error) {
      patch({ fault: sentence(error), checking: false });
    }
  }, [patch, place.siteUrl, ports, readDesk, take]);

  React.useEffect(() => void look(), [look]);

  const once = async (work: () => Promise<void>): Promise<void> => {
    if (busy.current) return;
    busy.current = true;
    patch({ fault: null });
    try {
      await work();
    } catch (error) {
      patch({ fault: sentence(error), checking: false });
    } finally {
      busy.current = false;
    }
  };

  const connectWith = (settings: DeskSettings | null): Promise<void> =>
    take(() =>
      ports.service.register(
        place.siteUrl,
        (settings?.mailboxes ?? []).map(({ address }) => address),
      ),
    );

  return {
    ...state,
    look,
    provision: () =>
      once(async () => {
        patch({ provisioning: { done: 0, total: 0, step: null } });
        try {
          await ports.provision((provisioning) => patch({ provisioning }));
        } catch (error) {
          patch({ provisioning: null });
          throw error;
        }
        patch({ provisioning: null, inspection: null });
        await look();
      }),
    connect: () => once(() => connectWith(state.settings)),
    saveMailbox: (address) =>
      once(async () => {
        const before = state.settings ?? (await ports.settings());
        const others = before.mailboxes.slice(1).filter((mailbox) => mailbox.address !== address);
        const settings = { ...before, mailboxes: [{ address, name: before.mailboxes[0]?.name || before.name }, ...others] };
        await ports.saveSettings(settings);
        patch({ settings, mailbox: address });
        await connectWith(settings);
      }),
    addPerson: async (role, address) => {
      let added = false;
      await once(async () => {
        await ports.addPerson(role, address);
        added = true;
        patch({ agents: (await ports.agents()).length });
      });
      return added;
    },
    countAgents: () =>
      once(async () => {
        patch({ agents: (await ports.agents()).length });
      }),
    passTest: (ticket, seconds) => {
      ports.memory.write({ at: new Date(ports.now()).toISOString(), seconds, ticket });
      patch({ testPassed: true });
    },
  };
}
