import type { Environment } from '../operator/place.ts';

/** What surrounds the command line; a test gives another. */
export type World = {
  environment: Environment;
  /** Where to look for a running local service, upwards: the working folder, then the program's own. */
  folders: readonly string[];
  out: (text: string) => void;
  err: (text: string) => void;
  now: () => number;
  colour: boolean;
};

export const realWorld = (programFolder: string): World => ({
  environment: process.env,
  folders: [process.cwd(), programFolder],
  out: (text) => void process.stdout.write(`${text}\n`),
  err: (text) => void process.stderr.write(`${text}\n`),
  now: Date.now,
  colour: Boolean(process.stdout.isTTY) && !process.env['NO_COLOR'],
});
