import type { Log } from '../security/log.ts';
import type { Telemetry } from './signals.ts';
import { tenantOf } from './watchedFetch.ts';

/** The log, with the trace of each line, and what went wrong counted by event, code and tenant. */
export function watchedLog(log: Log, telemetry: Telemetry): Log {
  return (level, event, fields = {}) => {
    const trace = telemetry.trace();
    log(level, event, trace ? { ...fields, trace } : fields);
    if (level !== 'info')
      telemetry.measure('listdesk.failures', 1, {
        step: event,
        ...(fields.code ? { code: fields.code } : {}),
        ...(fields.tenant ? { tenant: fields.tenant } : tenantOf(telemetry)),
      });
  };
}
