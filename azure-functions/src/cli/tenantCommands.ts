import type { Command } from 'commander';
import { writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { Holdings } from '../operator/offboard.ts';
import { operatorCommand, textOf } from './command.ts';
import { historyTable, licencePairs, stateOf } from './licenceCommands.ts';
import { mailboxTable } from './mailCommands.ts';
import { day, pairs, table, type Paint } from './tables.ts';
import type { World } from './world.ts';

export function addTenant(program: Command, world: World): void {
  const tenant = program.command('tenant').description('customers and what we hold of them');

  operatorCommand(tenant, world, 'list', 'customers with desks and mailboxes', {}, async ({ operator }) => {
    const lines = await (await import('../operator/tenants.ts')).listTenants(operator);
    return {
      data: lines,
      text: (paint) =>
        table(
          ['Tenant', 'Host', 'Plan', 'State', 'Desks', 'Mailboxes'],
          lines.map((line) => [line.tenant, line.hosts.join(', '), line.plan, stateOf(line, paint), line.desks, line.mailboxes]),
          'There are no customers yet.',
          paint,
        ),
    };
  });

  operatorCommand(tenant, world, 'show <tenant>', 'one customer: licence, desks, mailboxes, rows', {}, async ({ operator, args }) => {
    const [{ showTenant }, { tenantId }] = await Promise.all([import('../operator/tenants.ts'), import('../operator/operator.ts')]);
    const detail = await showTenant(operator, await tenantId(operator, args[0]!));
    return {
      data: detail,
      text: (paint) =>
        [
          licencePairs(detail, paint),
          table(
            ['Desk', 'Site', 'Since', 'Mailboxes'],
            detail.desks.map((desk) => [desk.desk, desk.url, day(desk.since), desk.mailboxes]),
            'No desk is connected.',
            paint,
          ),
          mailboxTable(detail.mailboxes, paint),
          historyTable(detail.history, paint),
          `${paint.dim('We hold')}\n${holdingPairs(detail.holdings, paint)}`,
        ].join('\n\n'),
    };
  });

  operatorCommand(
    tenant,
    world,
    'offboard <tenant>',
    'delete all we hold of a customer, with a receipt',
    { changes: true, confirm: true },
    async ({ operator, args, options, dryRun }) => {
      const [{ offboard, total }, { tenantId }, { OperatorFault }] = await Promise.all([
        import('../operator/offboard.ts'),
        import('../operator/operator.ts'),
        import('../operator/fault.ts'),
      ]);
      const id = await tenantId(operator, args[0]!);
      const receipt = await offboard(operator.storage, id, { dryRun, now: operator.now });
      const file = textOf(options['receipt']);
      if (file && !dryRun) await writeFile(resolve(file), `${JSON.stringify(receipt, null, 2)}\n`, { mode: 0o600, flag: 'wx' });
      if (total(receipt.left) + total(receipt.removed) === 0) throw new OperatorFault('nothingHeld', `We hold nothing of tenant ${id}.`);
      const complete = dryRun || total(receipt.left) === 0;
      return {
        data: receipt,
        exit: complete ? 0 : 1,
        text: (paint) =>
          [
            dryRun
              ? paint.yellow('Would be deleted:')
              : complete
                ? paint.green(`Deleted all we held of tenant ${id}, ${receipt.startedAt} to ${receipt.endedAt}:`)
                : paint.red(`Something came back meanwhile: ${total(receipt.left)} entries are left. Run it again. Deleted so far:`),
            holdingPairs(dryRun ? receipt.left : receipt.removed, paint),
            paint.dim('Lists and mailboxes of the customer are theirs and stay as they are. Backups still hold the rows until they are deleted.'),
            ...(receipt.hashUntil
              ? [paint.dim(`A hash of the tenant id stays until ${day(receipt.hashUntil)}, so that a page that is still open does not begin anew.`)]
              : []),
          ].join('\n'),
      };
    },
  ).option('--receipt <file>', 'write the receipt into a new file');

  for (const command of tenant.commands)
    for (const argument of command.registeredArguments) argument.description = 'tenant id, or a SharePoint host of a customer';
}

const holdingPairs = ({ tables, blobs, pointers }: Holdings, paint: Paint): string =>
  pairs(
    [
      ...Object.entries(tables).map(([name, count]) => [`rows in ${name}`, count] as const),
      ['raw mails', blobs] as const,
      ['queue messages', pointers] as const,
    ],
    paint,
  );
