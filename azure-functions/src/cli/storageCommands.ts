import type { Command } from 'commander';
import { resolve } from 'node:path';
import type { Operator } from '../operator/operator.ts';
import type { Damage } from '../operator/backup.ts';
import { collect, listOf, operatorCommand, textOf } from './command.ts';
import { table, type Paint } from './tables.ts';
import type { World } from './world.ts';

export function addBackup(program: Command, world: World): void {
  operatorCommand(program, world, 'backup', 'copy our tables into a new folder', { changes: true }, async ({ operator, options, dryRun }) => {
    const { backup } = await import('../operator/backup.ts');
    const folder = resolve(textOf(options['out']) ?? `listdesk-backup-${new Date(operator.now()).toISOString().replace(/[:.]/g, '-')}`);
    const manifest = await backup(operator.storage, folder, { dryRun, now: operator.now() });
    return {
      data: { ...manifest, folder, dryRun },
      text: (paint) =>
        `${table(
          ['Table', 'Rows'],
          manifest.tables.map(({ name, rows }) => [name, rows]),
          '',
          paint,
        )}\n\n${dryRun ? paint.yellow(`Would be written to ${folder}.`) : paint.green(`Written to ${folder}. Try it with "restore --test".`)}`,
    };
  }).option('--out <folder>', 'new folder');

  operatorCommand(
    program,
    world,
    'restore <folder>',
    'put the rows of a backup back; rows that came later stay',
    { changes: true, confirm: true },
    async ({ operator, args, options, dryRun }) => {
      const [{ restore, testRestore }, { tenantId }] = await Promise.all([import('../operator/restore.ts'), import('../operator/operator.ts')]);
      const folder = resolve(args[0]!);
      if (options['test'] === true && !dryRun) {
        const report = await testRestore(operator.besides, folder);
        if (report.ok) await rememberRestoreTest(operator, report.backupOf);
        return {
          data: report,
          exit: report.ok ? 0 : 1,
          text: (paint) =>
            [
              table(
                ['Table', 'Rows', 'Came back'],
                report.tables.map((each) => [
                  each.table,
                  each.rows,
                  each.restored === each.rows ? paint.green(String(each.restored)) : paint.red(String(each.restored)),
                ]),
                '',
                paint,
              ),
              '',
              report.ok
                ? paint.green(`The backup of ${report.backupOf} can be restored: every row came back as it was. The tables of the test are gone again.`)
                : damageText(report.damage, paint),
            ].join('\n'),
        };
      }
      const without = await Promise.all(listOf(options['without']).map((tenant) => tenantId(operator, tenant)));
      const report = await restore(operator.storage, folder, { dryRun, without });
      return {
        data: report,
        exit: report.damage.length ? 1 : 0,
        text: (paint) =>
          [
            table(
              ['Table', 'Rows', 'Added', 'Changed', 'Same', 'Left out'],
              report.tables.map((each) => [each.table, each.rows, each.added, each.changed, each.same, each.skipped]),
              '',
              paint,
            ),
            '',
            report.damage.length
              ? damageText(report.damage, paint)
              : dryRun
                ? paint.yellow('Nothing was written.')
                : paint.green(`Restored from the backup of ${report.backupOf}.`),
          ].join('\n'),
      };
    },
  )
    .option('--test', 'restore beside the real tables, compare row by row, take it away again')
    .option('--without <tenant>', 'leave a customer out, who was offboarded since; may be given several times', collect);
}

/** The compliance report asks how old the last one is. */
async function rememberRestoreTest({ storage, now }: Operator, backupOf: string): Promise<void> {
  const [{ RESTORE_TEST }, { rowStore }] = await Promise.all([import('../compliance/compliance.ts'), import('../storage/rows.ts')]);
  await rowStore(storage.table('positions')).put(RESTORE_TEST.partition, RESTORE_TEST.key, { at: new Date(now()).toISOString(), backupOf }, null);
}

export function addHealth(program: Command, world: World): void {
  operatorCommand(program, world, 'health', 'what is wrong, in one sentence', {}, async ({ operator }) => {
    const report = await (await import('../operator/health.ts')).health(operator);
    return {
      data: report,
      exit: report.state === 'well' ? 0 : 1,
      text: (paint) =>
        [
          table(
            ['Check', '', ''],
            report.checks.map((each) => [each.check, each.state === 'ok' ? paint.green('ok') : paint.red('attention'), `${each.message} ${each.mend}`.trim()]),
            '',
            paint,
          ),
          '',
          report.state === 'well' ? paint.green(report.message) : paint.red(report.message),
        ].join('\n'),
    };
  });
}

function damageText(damage: readonly Damage[], paint: Paint): string {
  return [paint.red('The backup is damaged:'), ...damage.map((each) => `  ${each.table}${each.row ? `, row ${each.row}` : ''}: ${each.problem}`)].join('\n');
}
