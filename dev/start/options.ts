import { parseArgs } from 'node:util';

/** `tickets`: the desk is filled up to so many; null leaves it as it is. */
export type StartOptions = { fresh: boolean; port: number; tickets: number | null };

/** First of a row of ports; `npm start -- --port N` chooses another. */
export const DEFAULT_PORT = 4400;
const HIGHEST_FIRST_PORT = 65_500;
export const MAX_TICKETS = 250_000;
export const USAGE = `npm start -- [--fresh] [--port N] [--tickets N]
  --fresh   forget tickets, mail and settings of earlier starts
  --port N  first of the ports to use (${DEFAULT_PORT})
  --tickets N  fill the desk with invented tickets up to so many (at most ${MAX_TICKETS})`;

/** The parsed command line, or one sentence about what is wrong with it. */
export function parseStartOptions(args: string[]): StartOptions | { problem: string } | { help: true } {
  try {
    const { values } = parseArgs({
      args,
      strict: true,
      options: { fresh: { type: 'boolean' }, port: { type: 'string' }, tickets: { type: 'string' }, help: { type: 'boolean', short: 'h' } },
    });
    if (values.help) return { help: true };
    const port = values.port === undefined ? DEFAULT_PORT : Number(values.port);
    if (!Number.isInteger(port) || port < 1 || port > HIGHEST_FIRST_PORT)
      return { problem: `--port ${values.port} is no port from 1 to ${HIGHEST_FIRST_PORT}.` };
    const tickets = values.tickets === undefined ? null : Number(values.tickets);
    if (tickets !== null && (!Number.isInteger(tickets) || tickets < 1 || tickets > MAX_TICKETS))
      return { problem: `--tickets ${values.tickets} is no number from 1 to ${MAX_TICKETS}.` };
    return { fresh: values.fresh ?? false, port, tickets };
  } catch (error) {
    return { problem: error instanceof Error ? error.message : String(error) };
  }
}
