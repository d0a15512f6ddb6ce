import type { Command } from 'commander';
import { mkdir, writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { textOf } from '../command.ts';
import { table } from '../tables.ts';
import { deskOption } from './deskOptions.ts';
import type { Add } from './privacyCommands.ts';

/** `listdesk compliance report`: exit 0 when nothing is broken; what could not be tried is said and counts as neither. */
export function addCompliance(program: Command, add: Add): void {
  const compliance = program.command('compliance').description('what we promise, tried on the running system');
  const report = add(
    compliance,
    'report',
    'try every promise; with --out, a dated report as JSON and HTML',
    async ({ privacy, options }) => {
      const [{ tryPromises }, { complianceHtml, PROMISES }] = await Promise.all([import('../../compliance/compliance.ts'), import('@listdesk/shared/privacy')]);
      const installation = (await privacy.service.registry.installation(privacy.tenant, privacy.id))!;
      const out = textOf(options['out']);
      if (out !== undefined) await mkdir(resolve(out), { recursive: true });
      const report = await tryPromises(privacy.service, installation);
      const files =
        out === undefined ? [] : (['json', 'html'] as const).map((kind) => resolve(out, `compliance-${report.at.slice(0, 19).replaceAll(':', '')}.${kind}`));
      for (const file of files)
        await writeFile(file, file.endsWith('.html') ? complianceHtml(report) : `${JSON.stringify(report, null, 2)}\n`, { mode: 0o600, flag: 'wx' });
      const broken = report.lines.filter(({ state }) => state === 'broken').length;
      const word = { kept: 'kept', broken: 'BROKEN', cannot: 'not tried' } as const;
      return {
        data: { ...report, files },
        exit: broken > 0 ? 1 : 0,
        text: (paint) =>
          [
            table(
              ['Promise', '', 'Evidence'],
              report.lines.map(({ check, state, evidence }) => [
                PROMISES[check],
                (state === 'kept' ? paint.green : state === 'broken' ? paint.red : paint.yellow)(word[state]),
                evidence,
              ]),
              '',
              paint,
            ),
            '',
            broken > 0 ? paint.red(`${broken} broken.`) : paint.green('None is broken.'),
            ...files.map((file) => paint.dim(file)),
          ].join('\n'),
      };
    },
    {},
  );
  deskOption(report).option('--out <folder>', 'where the report is written');
}
