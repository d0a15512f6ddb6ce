import { createSigningKeys } from '../simulator/entra/signingKeys.ts';
import { Simulator, type SimulatorOptions } from '../simulator/simulator.ts';
import { createWorld } from '../world.ts';
import { ensureFirstDesk } from './firstDesk.ts';

/**
 * The tenant with its first desk, for many tests: `copy` answers a simulator of its own each time. The desk is set up once, by the
 * code of the set-up page, when the first copy is asked for; a copy takes a tenth of that.
 */
export function copiedDesk(appCertificatePem: string): { copy: (options?: Omit<SimulatorOptions, 'keys'>) => Promise<Simulator> } {
  let first: Promise<{ keys: Awaited<ReturnType<typeof createSigningKeys>>; state: unknown }> | null = null;
  const setUp = async (options: SimulatorOptions): Promise<{ keys: Awaited<ReturnType<typeof createSigningKeys>>; state: unknown }> => {
    const keys = await createSigningKeys();
    const simulator = await Simulator.create({ ...(options.clock ? { clock: options.clock } : {}), keys });
    await createWorld(simulator, { appCertificatePem });
    await ensureFirstDesk(simulator, () => undefined);
    await simulator.settle();
    return { keys, state: structuredClone(simulator.snapshot()) };
  };
  return {
    copy: async (options = {}) => {
      first ??= setUp(options);
      const { keys, state } = await first;
      const simulator = await Simulator.create({ ...options, keys });
      await simulator.restore(structuredClone(state));
      return simulator;
    },
  };
}
