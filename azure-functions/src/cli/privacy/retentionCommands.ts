import type { Command } from 'commander';
import { addArchive } from './archiveCommands.ts';
import { pairs, table } from '../tables.ts';
import { budgetOption, deskOption } from './deskOptions.ts';
import type { Add } from './privacyCommands.ts';

/** `listdesk retention run`: all that is over, in one go, however long it takes; stop it whenever you like and run it again. */
export function addRetention(program: Command, add: Add): void {
  addArchive(program, add);
  const retention = program.command('retention').description('what has outlived its rule');
  const run = add(retention, 'run', 'delete or empty it; can be stopped and run again', async ({ privacy, options, dryRun, now }) => {
    const [
      { parseRetention, RETENTION_KEY },
      { paceOf, previewRetention, runRetention, UNITS_A_MINUTE },
      { OperatorFault },
      { operatorName, unitsIn },
      { randomUUID },
    ] = await Promise.all([
      import('@listdesk/shared/privacy'),
      import('@listdesk/shared/sharepoint/privacy'),
      import('../../operator/fault.ts'),
      import('./requestOptions.ts'),
      import('node:crypto'),
    ]);
    const settings = parseRetention((await privacy.open.lists.settingValues([RETENTION_KEY])).get(RETENTION_KEY));
    if (!settings)
      throw new OperatorFault('rules', 'The rules of retention in the settings cannot be meant so: mend them on the page Privacy. Nothing was deleted.', 3);
    const pace = paceOf(unitsIn(options) ?? UNITS_A_MINUTE, now, privacy.service.outside.sleep);
    if (dryRun) {
      const preview = await previewRetention(privacy.desk.access, privacy.url, settings, pace);
      return {
        data: { dryRun: true, settings, ...preview },
        text: (paint) =>
          [
            ...(preview.on ? [] : [paint.yellow('Retention is switched off: only this command would delete something, the nightly run does not.')]),
            pairs(
              [
                ['tickets to delete, with their messages', preview.deleted],
                ['tickets to empty', preview.anonymised],
                ['kept for a legal hold', preview.held],
                ['lines of the mail log', preview.mailLog],
                ['entries of the audit log', preview.auditLog],
                ['lines of the privacy log', preview.privacyLog],
              ],
              paint,
            ),
            table(
              ['Ticket', 'What'],
              preview.tickets.map(({ id, then }) => [id, then]),
              'No ticket would go.',
              paint,
            ),
          ].join('\n'),
      };
    }
    const outcome = await runRetention(privacy.desk, settings, { siteUrl: privacy.url, actor: operatorName(), newKey: () => randomUUID(), pace });
    const { totals } = outcome;
    return {
      data: outcome,
      text: (paint) =>
        [
          paint.green('Done:'),
          pairs(
            [
              ['tickets deleted', totals.deleted],
              ['tickets emptied', totals.anonymised],
              ['messages', totals.messages],
              ['contacts of people without a ticket left', totals.contacts],
              ['kept for a legal hold', totals.held],
              ['lines of the mail log', totals.mailLog],
              ['entries of the audit log', totals.auditLog],
              ['lines of the privacy log', totals.privacyLog],
            ],
            paint,
          ),
          paint.dim(`Proof: request ${outcome.request} of the privacy log.`),
        ].join('\n'),
    };
  });
  budgetOption(deskOption(run));
}
