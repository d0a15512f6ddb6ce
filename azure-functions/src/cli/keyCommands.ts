import type { Command } from 'commander';
import { resolve } from 'node:path';
import type { FirstKey } from '../operator/keys.ts';
import { placeCommand, textOf, type Options } from './command.ts';
import { day, table, type Paint } from './tables.ts';
import type { World } from './world.ts';

/** `listdesk licence keys ...`. The private half of a key is never printed. */
export function addKeys(licence: Command, world: World): void {
  const keys = licence.command('keys').description('keys that sign licences');

  placeCommand(keys, world, 'list', 'the keys of the settings, and which one signs', {}, async ({ place, now }) => {
    const { listKeys } = await import('../operator/keys.ts');
    const lines = listKeys((await place()).environment, now);
    return {
      data: lines,
      text: (paint) =>
        table(
          ['Key', 'From', 'Signs now'],
          lines.map((line) => [line.id, line.from ? day(line.from) : 'always', line.signs ? paint.green('yes') : 'no']),
          '',
          paint,
        ),
    };
  });

  placeCommand(
    keys,
    world,
    'make',
    'make the first key pair of a new service and say what to put where',
    { changes: true },
    async ({ options, dryRun, now }) => {
      const [{ firstKey }, file] = await Promise.all([import('../operator/keys.ts'), fileOf(options)]);
      const made = firstKey({ id: textOf(options['id']) ?? new Date(now).toISOString().slice(0, 10), file, dryRun });
      return { data: made, text: (paint) => pairText(made, paint) };
    },
  )
    .option('--out <file>', 'new file for the private key')
    .option('--id <name>', 'name of the key; today, when not said');

  placeCommand(keys, world, 'rotate', 'make the next key pair and say what to put where', { changes: true }, async ({ place, options, dryRun, now }) => {
    const [{ rotateKeys, MIN_LEAD_DAYS }, file] = await Promise.all([import('../operator/keys.ts'), fileOf(options)]);
    const from = textOf(options['from']) ?? new Date(now + (MIN_LEAD_DAYS + 1) * 86_400_000).toISOString().slice(0, 10);
    // Which keys there are is worth knowing, but a key can also be made where no service is.
    const environment = await place().then(
      (found) => found.environment,
      () => world.environment,
    );
    const rotation = rotateKeys({ id: textOf(options['id']) ?? new Date(now).toISOString().slice(0, 10), from, file, dryRun, now, environment });
    return { data: rotation, text: (paint) => pairText(rotation, paint) };
  })
    .option('--out <file>', 'new file for the private key')
    .option('--id <name>', 'name of the key; today, when not said')
    .option('--from <date>', 'day from which it signs; at least 30 days ahead');
}

async function fileOf(options: Options): Promise<string> {
  const { OperatorFault } = await import('../operator/fault.ts');
  const file = textOf(options['out']);
  if (!file) throw new OperatorFault('missing', 'Say with --out which new file gets the private key.', 2);
  return resolve(file);
}

const pairText = ({ made, id, file, publicKey, steps }: FirstKey, paint: Paint): string =>
  [
    made
      ? paint.green(`Made key ${id}. Its private half is in ${file}, which only you can read.`)
      : paint.yellow(`Would make key ${id} and write its private half to ${file}.`),
    ...(publicKey ? ['', JSON.stringify(publicKey)] : []),
    '',
    ...steps.map((step, at) => `${at + 1}. ${step}`),
  ].join('\n');
