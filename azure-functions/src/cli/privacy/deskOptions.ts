import type { Command } from 'commander';

/** Which desk a command works on. */
export const deskOption = (command: Command): Command => command.option('--desk <url>', 'site of the desk; default: the only one that is connected');

/** How fast it works. */
export const budgetOption = (command: Command): Command =>
  command.option('--units-per-minute <n>', 'resource units a minute; default 800 of the 1,250 that the smallest tenant grants');
