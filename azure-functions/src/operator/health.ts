import { QUEUES, TABLES } from '../storage/clients.ts';
import { listLicences } from './licences.ts';
import { mailboxHealth } from './mailboxes.ts';
import type { Operator } from './operator.ts';
import { counted } from './words.ts';

export type HealthCheck = { check: string; state: 'ok' | 'attention'; message: string; mend: string };
export type Health = { state: 'well' | 'attention'; message: string; checks: HealthCheck[] };

/** More waiting than this is no burst any more. */
const MANY_WAITING = 1000;
const ENDING_DAYS = 30;

/** What an operator should know, worst first in one sentence. Storage that cannot be reached is thrown. */
export async function health(operator: Operator): Promise<Health> {
  const checks = [await storageCheck(operator), ...(await queueChecks(operator)), await mailboxCheck(operator), await licenceCheck(operator)];
  const wrong = checks.filter((each) => each.state === 'attention');
  return { state: wrong.length ? 'attention' : 'well', message: wrong[0] ? `${wrong[0].message} ${wrong[0].mend}` : 'All is well.', checks };
}

const check = (name: string, ok: boolean, message: string, mend = ''): HealthCheck => ({
  check: name,
  state: ok ? 'ok' : 'attention',
  message,
  mend: ok ? '' : mend,
});

async function storageCheck({ storage }: Operator): Promise<HealthCheck> {
  const found = await Promise.all(
    TABLES.map((name) =>
      storage
        .table(name)
        .listEntities()
        .byPage({ maxPageSize: 1 })
        .next()
        .then(
          () => true,
          (error: unknown) => {
            if ((error as { statusCode?: unknown }).statusCode === 404) return false;
            throw error;
          },
        ),
    ),
  );
  const missing = TABLES.filter((_, index) => !found[index]);
  return check(
    'storage',
    missing.length === 0,
    missing.length ? `Tables are missing: ${missing.join(', ')}.` : 'Tables are there.',
    'The service makes them when it starts: see why it does not.',
  );
}

async function queueChecks({ storage }: Operator): Promise<HealthCheck[]> {
  const waiting = async (name: (typeof QUEUES)[number] | `${(typeof QUEUES)[number]}-poison`): Promise<number> =>
    storage
      .queue(name)
      .getProperties()
      .then(
        (properties) => properties.approximateMessagesCount ?? 0,
        (error: unknown) => {
          if ((error as { statusCode?: unknown }).statusCode === 404) return 0;
          throw error;
        },
      );
  return Promise.all(
    QUEUES.flatMap((name) => [
      waiting(name).then((count) =>
        check(
          name,
          count <= MANY_WAITING,
          `${counted(count, 'message')} in ${name}.`,
          'More comes in than is worked off: look for throttling in the log, or raise the instances.',
        ),
      ),
      waiting(`${name}-poison`).then((count) =>
        check(
          `${name}-poison`,
          count === 0,
          `${counted(count, 'message')} of ${name} failed five times.`,
          `See "poison list", mend the cause, then "poison requeue ${name} --all --dry-run" and without.`,
        ),
      ),
    ]),
  );
}

async function mailboxCheck(operator: Operator): Promise<HealthCheck> {
  const lines = await mailboxHealth(operator, null);
  const wrong = lines.filter((line) => line.state === 'late' || line.state === 'neverScanned');
  return check(
    'mailboxes',
    wrong.length === 0,
    wrong.length ? `${wrong.length} of ${lines.length} mailboxes are not looked through.` : `Looked through: ${counted(lines.length, 'mailbox', 'mailboxes')}.`,
    'See "mailbox health".',
  );
}

async function licenceCheck({ registry, now }: Operator): Promise<HealthCheck> {
  const ending = (await listLicences(registry, { endsWithinDays: ENDING_DAYS }, now())).filter((line) => line.plan !== 'Trial');
  // Worth knowing, but nothing is wrong with the service.
  return check(
    'licences',
    true,
    ending.length
      ? `Ending within ${ENDING_DAYS} days: ${counted(ending.length, 'licence')}, see "licence list --ends-within ${ENDING_DAYS}".`
      : `No licence ends within ${ENDING_DAYS} days.`,
  );
}
