import { Argument, type Command } from 'commander';
import type { MailboxLine } from '../operator/mailboxes.ts';
import type { Operator } from '../operator/operator.ts';
import { operatorCommand, textOf, type Options } from './command.ts';
import { counted } from '../operator/words.ts';
import { minute, table, type Paint } from './tables.ts';
import type { World } from './world.ts';

export function addMailbox(program: Command, world: World): void {
  const mailbox = program.command('mailbox').description('mailboxes of customers, by the hash of their address');
  operatorCommand(mailbox, world, 'health', 'when each was looked through, and whether mail is announced', {}, async ({ operator, options }) => {
    const lines = await (await import('../operator/mailboxes.ts')).mailboxHealth(operator, await tenantOf(operator, options));
    return {
      data: lines,
      text: (paint) => mailboxTable(lines, paint),
      exit: lines.every((line) => line.state === 'ok' || line.state === 'unannounced') ? 0 : 1,
    };
  }).option('--tenant <tenant>', 'of one customer');
}

export function addSubscriptions(program: Command, world: World): void {
  const subscriptions = program.command('subscriptions').description('standing orders for notifications at Microsoft 365');
  operatorCommand(subscriptions, world, 'list', 'those that end first on top', {}, async ({ operator, options }) => {
    const lines = await (await import('../operator/subscriptions.ts')).listSubscriptions(operator, await tenantOf(operator, options));
    return {
      data: lines,
      text: (paint) =>
        table(
          ['Tenant', 'Desk', 'Watches', 'Until', ''],
          lines.map((line) => [
            line.tenant,
            line.desk,
            line.mailbox ? `mailbox ${line.mailbox}` : 'messages to send',
            minute(line.expiresAt),
            line.expired ? paint.red('ended') : '',
          ]),
          'There are no subscriptions.',
          paint,
        ),
    };
  }).option('--tenant <tenant>', 'of one customer');
  operatorCommand(subscriptions, world, 'renew', 'have the service look after them now', { changes: true }, async ({ operator, options, dryRun }) => {
    const report = await (
      await import('../operator/subscriptions.ts')
    ).renewSubscriptions(operator, { tenant: await tenantOf(operator, options), desk: textOf(options['desk']) ?? null }, dryRun);
    return {
      data: report,
      text: (paint) =>
        dryRun
          ? paint.yellow(`Would ask for ${counted(report.desks.length, 'desk')}.`)
          : paint.green(`Asked for ${counted(report.desks.length, 'desk')}; the service does it within seconds.`),
    };
  })
    .option('--tenant <tenant>', 'of one customer')
    .option('--desk <id>', 'of one desk');
}

export function addPoison(program: Command, world: World): void {
  const poison = program.command('poison').description('messages that failed five times');
  const queue = (words: string): Argument => new Argument(words, 'queue').choices(['intake', 'outbound']);
  operatorCommand(poison, world, 'list', 'the first 32 of each queue', {}, async ({ operator, args }) => {
    const [{ listPoison }, { QUEUES }] = await Promise.all([import('../operator/poison.ts'), import('../storage/clients.ts')]);
    const found = await listPoison(
      operator.storage,
      QUEUES.filter((name) => !args[0] || name === args[0]),
    );
    return {
      data: found,
      text: (paint) =>
        [
          table(
            ['Queue', 'Id', 'Since', 'Points to', 'Tenant', 'Desk'],
            found.messages.map((line) => [line.queue, line.id, minute(line.since), line.kind ?? paint.red('unreadable'), line.tenant ?? '', line.desk ?? '']),
            'Nothing has failed for good.',
            paint,
          ),
          ...found.totals.filter(({ total }) => total > 32).map((each) => paint.dim(`${each.queue}: ${each.total} in all.`)),
        ].join('\n'),
    };
  }).addArgument(queue('[queue]'));

  for (const [what, description] of [
    ['requeue', 'give them back to the service, with all their tries'],
    ['drop', 'delete them; the mail itself stays in its mailbox'],
  ] as const)
    operatorCommand(poison, world, what, description, { changes: true, confirm: what === 'drop' }, async ({ operator, args, options, dryRun }) => {
      const [{ settlePoison }, { OperatorFault }] = await Promise.all([import('../operator/poison.ts'), import('../operator/fault.ts')]);
      const id = textOf(options['id']);
      const tenant = await tenantOf(operator, options);
      if (!id && !tenant && !options['all']) throw new OperatorFault('missing', 'Say which: --id, --tenant or --all.', 2);
      const report = await settlePoison(
        operator.storage,
        args[0] as 'intake' | 'outbound',
        what,
        { ...(id ? { id } : {}), ...(tenant ? { tenant } : {}) },
        dryRun,
      );
      if (!report.done && id) throw new OperatorFault('noSuchMessage', `There is no message ${id} that can be handled in ${report.queue}-poison.`);
      const done = what === 'requeue' ? 'requeued' : 'dropped';
      return {
        data: report,
        text: (paint) =>
          dryRun ? paint.yellow(`${report.done} would be ${done}, ${report.left} stay.`) : paint.green(`${report.done} ${done}, ${report.left} stay.`),
      };
    })
      .addArgument(queue('<queue>'))
      .option('--id <id>', 'one message')
      .option('--tenant <tenant>', 'those of one customer')
      .option('--all', 'all that can be read');
}

async function tenantOf(operator: Operator, options: Options): Promise<string | null> {
  const given = textOf(options['tenant']);
  return given ? (await import('../operator/operator.ts')).tenantId(operator, given) : null;
}

export function mailboxTable(lines: readonly MailboxLine[], paint: Paint): string {
  const shown = (line: MailboxLine): string =>
    line.state === 'ok' ? paint.green('ok') : line.state === 'unannounced' ? paint.yellow('slow') : paint.red(line.state === 'late' ? 'late' : 'never');
  return table(
    ['Tenant', 'Desk', 'Mailbox', 'State', 'Scanned', 'Announced until', ''],
    lines.map((line) => [line.tenant, line.desk, line.mailbox, shown(line), minute(line.scannedAt), minute(line.announcedUntil), line.message]),
    'No mailbox is connected.',
    paint,
  );
}
