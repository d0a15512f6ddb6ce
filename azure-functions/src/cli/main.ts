import { Command } from 'commander';
import { addConvert } from './convertCommand.ts';

/** The command line `listdesk`. A command is a file of its own that adds itself here. */
export function program(): Command {
  const listdesk = new Command('listdesk').description('ListDesk on the command line').showHelpAfterError();
  addConvert(listdesk);
  return listdesk;
}

await program().parseAsync(process.argv);
