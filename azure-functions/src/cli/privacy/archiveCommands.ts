import type { Command } from 'commander';
import { pairs } from '../tables.ts';
import { budgetOption, deskOption } from './deskOptions.ts';
import type { Add } from './privacyCommands.ts';

/** `listdesk archive run`: all that may move, in one go; the first time this is thousands of tickets, about 20 a minute at the default budget. */
export function addArchive(program: Command, add: Add): void {
  const archive = program.command('archive').description('what ended long ago');
  const run = add(archive, 'run', 'move it to the archive lists; can be stopped and run again', async ({ privacy, options, dryRun, now }) => {
    const [
      { parseRetention, RETENTION_KEY },
      { paceOf, UNITS_A_MINUTE },
      { previewArchive, runArchive },
      { OperatorFault },
      { operatorName, unitsIn },
      { randomUUID },
    ] = await Promise.all([
      import('@listdesk/shared/privacy'),
      import('@listdesk/shared/sharepoint/privacy'),
      import('@listdesk/shared/sharepoint/archive'),
      import('../../operator/fault.ts'),
      import('./requestOptions.ts'),
      import('node:crypto'),
    ]);
    const settings = parseRetention((await privacy.open.lists.settingValues([RETENTION_KEY])).get(RETENTION_KEY));
    const days = settings?.archiveDays ?? null;
    if (days === null) throw new OperatorFault('rules', 'No time is set after which tickets are archived (page Privacy, Retention). Nothing was moved.', 3);
    const pace = paceOf(unitsIn(options) ?? UNITS_A_MINUTE, now, privacy.service.outside.sleep);
    if (dryRun) {
      const preview = await previewArchive(privacy.desk.access, privacy.url, days, pace);
      return {
        data: { dryRun: true, days, ...preview },
        text: (paint) =>
          pairs(
            [
              ['tickets to move', preview.due],
              ['kept in their list for a legal hold', preview.held],
              ['confidential, kept in their list', preview.confidential],
            ],
            paint,
          ),
      };
    }
    const outcome = await runArchive(privacy.desk, days, { siteUrl: privacy.url, actor: operatorName(), newKey: () => randomUUID(), pace });
    if (outcome.outcome === 'busy') throw new OperatorFault('busy', `Another run was at work a moment ago. Run it again after ${outcome.until}.`, 3);
    const { totals } = outcome;
    return {
      data: outcome,
      text: (paint) =>
        [
          paint.green('Done:'),
          pairs(
            [
              ['tickets moved', totals.archived],
              ['with messages', totals.messages],
              ['stayed, being worked on', totals.stayed],
            ],
            paint,
          ),
          paint.dim(`Proof: request ${outcome.request} of the privacy log.`),
        ].join('\n'),
    };
  });
  budgetOption(deskOption(run));
}
