import type { Command } from 'commander';
import type { ExitCode } from '../operator/fault.ts';
import type { Operator } from '../operator/operator.ts';
import type { Place } from '../operator/place.ts';
import { paintFor, type Paint } from './tables.ts';
import type { World } from './world.ts';

/** The answer of a command: `data` for `--json`, `text` for people. */
export type Shown = { data: unknown; text: (paint: Paint) => string; exit?: ExitCode };
/** Everything commander read, options last. */
export type Options = Record<string, string | string[] | boolean | number | undefined>;
export type Given = { operator: Operator; args: string[]; options: Options; dryRun: boolean };
export type Work = (given: Given) => Promise<Shown>;
/** Work that needs no storage: only where the settings are. */
export type PlaceWork = (given: {
  place: () => Promise<Place>;
  args: string[];
  options: Options;
  dryRun: boolean;
  now: number;
  world: World;
}) => Promise<Shown>;

export type Kind = { changes?: boolean; confirm?: boolean };

/** A command of the operator: `--json` on all, `--dry-run` where something changes, `--yes` where something is lost. */
export function operatorCommand(parent: Command, world: World, name: string, description: string, kind: Kind, work: Work): Command {
  return placeCommand(parent, world, name, description, kind, async ({ place, args, options, dryRun }) => {
    const { openOperator } = await import('../operator/operator.ts');
    const found = await place();
    if (!options['json']) world.err(paintFor(world.colour).dim(`Working on ${found.name}${dryRun ? ', dry run: nothing is changed' : ''}`));
    return work({ operator: await openOperator(found, world.now), args, options, dryRun });
  });
}

export function placeCommand(parent: Command, world: World, name: string, description: string, kind: Kind, work: PlaceWork): Command {
  const command = parent.command(name).description(description).option('--json', 'machine-readable output');
  if (kind.changes) command.option('--dry-run', 'say what would be done, and do nothing');
  if (kind.confirm) command.option('--yes', 'do it without asking');
  return command.action(async (...given: unknown[]) => {
    const options = given.at(-2) as Options;
    const { asOperatorFault, OperatorFault } = await import('../operator/fault.ts');
    const dryRun = options['dryRun'] === true;
    try {
      if (kind.confirm && !dryRun && options['yes'] !== true && options['test'] !== true)
        throw new OperatorFault('notConfirmed', 'This cannot be taken back. Look with --dry-run what it would do, then say --yes.', 2);
      const place = async (): Promise<Place> => (await import('../operator/place.ts')).findPlace(world.environment, world.folders);
      const shown = await work({ place, args: given.slice(0, -2) as string[], options, dryRun, now: world.now(), world });
      world.out(options['json'] ? JSON.stringify(shown.data, null, 2) : shown.text(paintFor(world.colour)));
      exitWith(command, shown.exit ?? 0);
    } catch (error) {
      const { code, message, exit } = asOperatorFault(error);
      world.err(options['json'] ? JSON.stringify({ error: { code, message } }) : paintFor(world.colour).red(message));
      exitWith(command, exit);
    }
  });
}

/** The code belongs to the run, not to the process, so that several runs can share one. */
const codes = new WeakMap<Command, number>();
function exitWith(command: Command, code: number): void {
  codes.set(rootOf(command), code);
}
export const exitCodeOf = (root: Command): number => codes.get(root) ?? 0;
const rootOf = (command: Command): Command => (command.parent ? rootOf(command.parent) : command);

export const textOf = (value: Options[string]): string | undefined => (typeof value === 'string' ? value : undefined);
export const listOf = (value: Options[string]): string[] => (Array.isArray(value) ? value : []);
/** For options that may be given several times. */
export const collect = (value: string, before: string[] = []): string[] => [...before, value];
