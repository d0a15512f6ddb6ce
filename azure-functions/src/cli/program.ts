import { Command, CommanderError } from 'commander';
import { exitCodeOf } from './command.ts';
import { addConvert } from './convertCommand.ts';
import { addExamples } from './examples.ts';
import { addKeys } from './keyCommands.ts';
import { addLicence } from './licenceCommands.ts';
import { addMailbox, addPoison, addSubscriptions } from './mailCommands.ts';
import { addPrivacyCommands } from './privacy/privacyCommands.ts';
import { addBackup, addHealth } from './storageCommands.ts';
import { addTenant } from './tenantCommands.ts';
import type { World } from './world.ts';

const WRONG_USAGE = 2;

/** The command line `listdesk`. A group of commands is a file of its own that adds itself here; what a command needs is loaded when it runs. */
export function program(world: World): Command {
  const listdesk = new Command('listdesk').description('ListDesk on the command line').showHelpAfterError('(add --help for what there is)').exitOverride();
  listdesk.configureOutput({ writeOut: (text) => world.out(text.trimEnd()), writeErr: (text) => world.err(text.trimEnd()) });
  addConvert(listdesk);
  addKeys(addLicence(listdesk, world), world);
  addTenant(listdesk, world);
  addMailbox(listdesk, world);
  addSubscriptions(listdesk, world);
  addPoison(listdesk, world);
  addBackup(listdesk, world);
  addHealth(listdesk, world);
  addPrivacyCommands(listdesk, world);
  inherit(listdesk);
  addExamples(listdesk);
  return listdesk;
}

/** Runs one command; answers its exit code: 0 done, 1 failed or needs attention, 2 wrong usage, 3 no such thing or not in this state. */
export async function run(args: readonly string[], world: World): Promise<number> {
  const listdesk = program(world);
  try {
    await listdesk.parseAsync([...args], { from: 'user' });
    return exitCodeOf(listdesk);
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    return error.exitCode === 0 ? 0 : WRONG_USAGE;
  }
}

/** Commander copies these when a command is made, which is before they are set on groups made by `command()`. */
function inherit(parent: Command): void {
  for (const child of parent.commands) {
    child.copyInheritedSettings(parent);
    inherit(child);
  }
}
