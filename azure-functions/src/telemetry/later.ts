import type { Telemetry } from './signals.ts';
import { silent } from './signals.ts';

/**
 * Telemetry that is loaded while the service already works: until then, and when loading fails, nothing is collected. The SDK and its
 * exporter cost more start than everything else together.
 */
export function later(
  load: () => Promise<Telemetry & { shutdown: () => Promise<void> }>,
  failed: (error: unknown) => void,
): Telemetry & { shutdown: () => Promise<void> } {
  let now: Telemetry = silent;
  let end: () => Promise<void> = () => Promise.resolve();
  const loading = load().then((loaded) => {
    now = loaded;
    end = loaded.shutdown;
  }, failed);
  return {
    span: (...given) => now.span(...given),
    note: (fields) => now.note(fields),
    measure: (...given) => now.measure(...given),
    trace: () => now.trace(),
    tenant: () => now.tenant(),
    shutdown: async () => {
      await loading;
      await end();
    },
  };
}
