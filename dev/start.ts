import { Listr } from 'listr2';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import colors from 'picocolors';
import { buildAll } from './start/build.ts';
import { startLocal, type Addresses, type Local, type Step } from './start/local.ts';
import { parseStartOptions, USAGE } from './start/options.ts';
import { alreadyRunning, removeRunning, writeRunning } from './start/running.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const home = join(root, '.listdesk');
const runningFile = join(home, 'running.json');

/** One line of progress; the words of `note` stand below it while it works. What went wrong is said once, at the end. */
const step: Step = async (title, work) => {
  let result: { value: Awaited<ReturnType<typeof work>> } | { error: unknown } | undefined;
  const task = async (_: unknown, line: { output: string }): Promise<void> => {
    try {
      result = { value: await work((text) => (line.output = text)) };
    } catch (error) {
      result = { error };
      throw new Error('this went wrong');
    }
  };
  await new Listr([{ title, task }], { registerSignalListeners: false, exitOnError: false }).run();
  if (!result || 'error' in result) throw result?.error ?? new Error(`${title} ended without a result.`);
  return result.value;
};

function printAddresses(addresses: Addresses, moved: Local['moved']): void {
  const lines: [string, string][] = [
    ['Desk', addresses.desk],
    ['Portal', addresses.portal],
    ['Mailboxes', addresses.mailbox],
    ['Send mail', `SMTP ${addresses.smtp.host}:${addresses.smtp.port} to ${addresses.supportAddress}`],
    ['Service', addresses.functions],
    ['Simulator', addresses.simulator],
    ['Log', addresses.log],
  ];
  for (const { name, wanted, taken } of moved) console.log(colors.yellow(`Port ${wanted} (${name}) is taken; using ${taken}.`));
  console.log();
  for (const [name, value] of lines) console.log(`  ${colors.bold(name.padEnd(10))} ${value}`);
  console.log(colors.dim('\n  The same in .listdesk/running.json. Ctrl+C ends all of it.'));
}

async function main(): Promise<number> {
  const options = parseStartOptions(process.argv.slice(2));
  if ('help' in options || 'problem' in options) {
    console.log('problem' in options ? `${options.problem}\n\n${USAGE}` : USAGE);
    return 'problem' in options ? 2 : 0;
  }
  const other = await alreadyRunning(runningFile);
  if (other) {
    console.error(`ListDesk already runs from this folder (process ${other.pid}).`);
    printAddresses(other, []);
    return 1;
  }
  const ended = new Promise<void>((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => resolve());
  });
  const started = Date.now();
  const starting = (async () => {
    await step('Build', (note) => buildAll(root, note));
    return startLocal({ root, home, ...options }, step);
  })();
  const local = await Promise.race([starting, ended]);
  if (!local) {
    // Ctrl+C before everything stood: what is half started ends with this process.
    console.log('\nStopped before it was ready.');
    return 130;
  }
  writeRunning(runningFile, local.addresses);
  console.log(`\nReady in ${((Date.now() - started) / 1000).toFixed(1)} s.`);
  printAddresses(local.addresses, local.moved);
  await ended;
  console.log('\nStopping.');
  removeRunning(runningFile);
  await local.stop();
  return 0;
}

main().then(
  (code) => process.exit(code),
  (error: unknown) => {
    console.error(colors.red(error instanceof Error ? error.message : String(error)));
    process.exit(1);
  },
);
