import { EXAMPLES, leaves } from './examples.ts';
import { program } from './program.ts';

const listdesk = program({ environment: {}, folders: [], out: () => undefined, err: () => undefined, now: () => 0, colour: false });
const commands = new Map(leaves(listdesk));

it('every command shows how it is typed, and no example is of a command that is gone', () =>
  expect(Object.keys(EXAMPLES).sort()).toEqual([...commands.keys()].sort()));

it.each(Object.entries(EXAMPLES).flatMap(([name, all]) => all.map((rest) => [name, rest] as const)))('%s %s can be typed so', (name, rest) => {
  const command = commands.get(name)!;
  const words = [...rest.matchAll(/"([^"]*)"|(\S+)/g)].map(([, quoted, bare]) => quoted ?? bare!);
  const { operands, unknown } = command.parseOptions(words);
  expect([name, unknown]).toEqual([name, []]);
  const wanted = command.registeredArguments;
  expect(operands.length).toBeGreaterThanOrEqual(wanted.filter(({ required }) => required).length);
  if (!wanted.some(({ variadic }) => variadic)) expect(operands.length).toBeLessThanOrEqual(wanted.length);
});
