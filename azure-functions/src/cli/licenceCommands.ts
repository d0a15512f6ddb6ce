import type { Command } from 'commander';
import type { Change, LicenceLine } from '../operator/licences.ts';
import type { Terms } from '../licence/terms.ts';
import { collect, listOf, operatorCommand, textOf, type Options, type Shown } from './command.ts';
import { day, minute, pairs, table, type Paint } from './tables.ts';
import type { World } from './world.ts';

const STATES: readonly string[] = ['active', 'expired', 'suspended'];
const TENANT = 'tenant id, or a SharePoint host of a customer';

export function addLicence(program: Command, world: World): Command {
  const licence = program.command('licence').description('plans, seats and terms of customers');

  operatorCommand(
    licence,
    world,
    'issue <tenant>',
    'give a customer a plan, also ahead of the first contact',
    { changes: true },
    async ({ operator, args, options, dryRun }) => {
      const [{ issueLicence, tenantId }, { OperatorFault }] = await Promise.all([modules(), import('../operator/fault.ts')]);
      const now = operator.now();
      const { plan, seats, validUntil } = await termsOf(options, now);
      if (!plan || seats === undefined || !validUntil) throw new OperatorFault('missing', 'Say --plan, --seats and either --until or --months.', 2);
      return changed(
        await issueLicence(operator.registry, await tenantId(operator, args[0]!), { plan, seats, validUntil }, listOf(options['host']), { dryRun, now }),
      );
    },
  )
    .option('--plan <plan>', 'Team, Business or Enterprise')
    .option('--seats <number>', 'how many agents')
    .option('--until <date>', 'last day, such as 2027-11-30')
    .option('--months <number>', 'length from today')
    .option('--host <host>', 'SharePoint host; may be given several times. Hosts also prove themselves at first contact', collect);

  operatorCommand(
    licence,
    world,
    'renew <tenant>',
    'another end, and a higher plan or more seats where given',
    { changes: true },
    async ({ operator, args, options, dryRun }) => {
      const [{ changeLicence, knownTenant, tenantId }, { renewed }, { OperatorFault }] = await Promise.all([
        modules(),
        import('../licence/terms.ts'),
        import('../operator/fault.ts'),
      ]);
      const now = operator.now();
      const id = await tenantId(operator, args[0]!);
      const { validUntil } = await knownTenant(operator.registry, id);
      // Whoever renews late has lost nothing and wins nothing: the new term goes on from the old end, or from today when that is past.
      const change = await termsOf(options, Math.max(Date.parse(validUntil), now));
      if (!Object.keys(change).length) throw new OperatorFault('missing', 'Say what changes: --months, --until, --plan or --seats.', 2);
      return changed(await changeLicence(operator.registry, id, (record) => renewed(record, change, now), { dryRun, now }));
    },
  )
    .option('--until <date>', 'last day, such as 2027-11-30')
    .option('--months <number>', 'length from the present end')
    .option('--plan <plan>', 'Team, Business or Enterprise')
    .option('--seats <number>', 'how many agents');

  for (const [name, suspend, description] of [
    ['suspend', true, 'lock the configuration of a customer; mail and answering go on'],
    ['resume', false, 'take a suspension back'],
  ] as const)
    operatorCommand(licence, world, `${name} <tenant>`, description, { changes: true }, async ({ operator, args, dryRun }) => {
      const [{ changeLicence, tenantId }, { suspended }] = await Promise.all([modules(), import('../licence/terms.ts')]);
      const now = operator.now();
      return changed(await changeLicence(operator.registry, await tenantId(operator, args[0]!), (record) => suspended(record, suspend, now), { dryRun, now }));
    });

  operatorCommand(licence, world, 'list', 'licences, those that end first on top', {}, async ({ operator, options }) => {
    const [{ listLicences }, { SOLD_PLANS }, { OperatorFault }] = await Promise.all([modules(), import('../licence/terms.ts'), import('../operator/fault.ts')]);
    const [state, plan] = [textOf(options['state']), textOf(options['plan'])];
    if (state && !STATES.includes(state)) throw new OperatorFault('badState', `--state ${state} is none of ${STATES.join(', ')}.`, 2);
    const within = textOf(options['endsWithin']);
    const filter = {
      ...(state ? { state } : {}),
      ...(plan ? { plan: await planNamed(plan, ['Trial', ...SOLD_PLANS]) } : {}),
      ...(within ? { endsWithinDays: await wholeNumber(within, '--ends-within') } : {}),
    };
    const lines = await listLicences(operator.registry, filter, operator.now());
    return { data: lines, text: (paint) => licenceTable(lines, paint) };
  })
    .option('--state <state>', 'active, expired or suspended')
    .option('--plan <plan>', 'Trial, Team, Business or Enterprise')
    .option('--ends-within <days>', 'active ones that end soon');

  operatorCommand(licence, world, 'show <tenant>', 'one licence and its story', {}, async ({ operator, args }) => {
    const { knownTenant, licenceLine, tenantId } = await modules();
    const record = await knownTenant(operator.registry, await tenantId(operator, args[0]!));
    const line = licenceLine(record, operator.now());
    return { data: { ...line, history: record.history }, text: (paint) => `${licencePairs(line, paint)}\n\n${historyTable(record.history, paint)}` };
  });

  for (const command of licence.commands) for (const argument of command.registeredArguments) argument.description = TENANT;
  return licence;
}

const modules = async () => ({ ...(await import('../operator/licences.ts')), tenantId: (await import('../operator/operator.ts')).tenantId });

/** The terms an operator typed. Months count from `start` (ms); a day is meant to its end. */
async function termsOf(options: Options, start: number): Promise<Partial<Terms>> {
  const [{ OperatorFault }, { monthsLater }] = await Promise.all([import('../operator/fault.ts'), import('../licence/terms.ts')]);
  const [until, months, plan, seats] = ['until', 'months', 'plan', 'seats'].map((name) => textOf(options[name]));
  if (until && months) throw new OperatorFault('contradiction', 'Say either --until or --months.', 2);
  if (until && !isDay(until)) throw new OperatorFault('badDate', `--until ${until} is no date: write it like 2027-11-30.`, 2);
  const end = until ? `${until}T23:59:59.000Z` : months ? monthsLater(new Date(start).toISOString(), await wholeNumber(months, '--months')) : undefined;
  return {
    ...(plan ? { plan: await planNamed(plan) } : {}),
    ...(seats ? { seats: await wholeNumber(seats, '--seats') } : {}),
    ...(end ? { validUntil: end } : {}),
  };
}

/** Date.parse takes the 30th of February for the 2nd of March. */
const isDay = (text: string): boolean => /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text)) && new Date(text).toISOString().startsWith(text);

async function planNamed(text: string, plans?: readonly Terms['plan'][]): Promise<Terms['plan']> {
  const [{ OperatorFault }, { SOLD_PLANS }] = await Promise.all([import('../operator/fault.ts'), import('../licence/terms.ts')]);
  const choice = plans ?? SOLD_PLANS;
  const plan = choice.find((each) => each.toLowerCase() === text.toLowerCase());
  if (!plan) throw new OperatorFault('badPlan', `--plan ${text} is none of ${choice.join(', ')}.`, 2);
  return plan;
}

const MAX_NUMBER = 1_000_000;
export async function wholeNumber(text: string, name: string): Promise<number> {
  const { OperatorFault } = await import('../operator/fault.ts');
  if (!/^\d{1,7}$/.test(text) || Number(text) > MAX_NUMBER) throw new OperatorFault('badNumber', `${name} ${text} is no whole number.`, 2);
  return Number(text);
}

function changed(change: Change): Shown {
  return {
    data: change,
    text: (paint) =>
      [
        change.changed ? paint.green('Done.') : paint.yellow('Would be:'),
        licencePairs(change.after, paint),
        ...(change.before ? [paint.dim(`Before: ${oneLine(change.before)}`)] : []),
      ].join('\n'),
  };
}

const oneLine = ({ plan, seats, validUntil, state }: LicenceLine): string => `${plan}, ${seats} seats, until ${day(validUntil)}, ${state}`;
export const stateOf = ({ state, daysLeft }: LicenceLine, paint: Paint): string =>
  state === 'active' ? paint.green(`active, ${daysLeft} days`) : paint.red(state);

export function licencePairs(line: LicenceLine, paint: Paint): string {
  return pairs(
    [
      ['Tenant', line.tenant],
      ['Hosts', line.hosts.join(', ') || 'none yet'],
      ['Plan', line.plan],
      ['Seats', line.seats],
      ['Until', day(line.validUntil)],
      ['State', stateOf(line, paint)],
      ['Consent', line.consented ? 'seen' : 'not seen yet'],
    ],
    paint,
  );
}

function licenceTable(lines: readonly LicenceLine[], paint: Paint): string {
  return table(
    ['Tenant', 'Host', 'Plan', 'Seats', 'Until', 'State'],
    lines.map((line) => [line.tenant, line.hosts.join(', '), line.plan, line.seats, day(line.validUntil), stateOf(line, paint)]),
    'There are no such licences.',
    paint,
  );
}

export function historyTable(
  history: readonly { at: string; event: string; plan: string; seats: number; validUntil: string; host?: string }[],
  paint: Paint,
): string {
  return table(
    ['When', 'What', 'Plan', 'Seats', 'Until', 'Host'],
    history.map((each) => [minute(each.at), each.event, each.plan, each.seats, day(each.validUntil), each.host ?? '']),
    'Nothing was decided yet.',
    paint,
  );
}
