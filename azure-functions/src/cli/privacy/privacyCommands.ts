import type { Command } from 'commander';
import { resolve } from 'node:path';
import { writeFile } from 'node:fs/promises';
import type { FindSummary, UnreadReason } from '@listdesk/shared/privacy';
import type { FindResult } from '@listdesk/shared/sharepoint/privacy';
import { collect, listOf, placeCommand, textOf, type Kind, type Options, type Shown } from '../command.ts';
import { paintFor, pairs, table, type Paint } from '../tables.ts';
import type { World } from '../world.ts';
import { addCompliance } from './complianceCommands.ts';
import { deskOption } from './deskOptions.ts';
import { addRetention } from './retentionCommands.ts';
import type { OpenPrivacy, PrivacyDesk } from './openPrivacy.ts';

/** How the bins stand, in a sentence an officer can act on. */
const BINS = {
  opened: 'both recycle bins were read',
  closed: 'the recycle bins were not opened (--open-bins reads them too)',
  denied: 'the recycle bins could not be reached: give the token of a site administrator with --token-file, or grant the app full control for this run',
} as const;

type Run = (given: { privacy: PrivacyDesk; options: Options; dryRun: boolean; now: () => number }) => Promise<Shown>;

/** `listdesk privacy ...` and `listdesk audit verify`. Everything else is loaded when a command runs. `open` is for tests. */
export function addPrivacyCommands(program: Command, world: World, open?: OpenPrivacy): void {
  const add: Add = (parent, name, description, run, kind = { changes: true }) =>
    placeCommand(parent, world, name, description, kind, async ({ place, options, dryRun }) => {
      const [{ openPrivacy }, { operatorName, tokenIn }] = await Promise.all([import('./openPrivacy.ts'), import('./requestOptions.ts')]);
      const { environment } = await place();
      const privacy = await (open ?? openPrivacy)({
        environment,
        url: textOf(options['desk']),
        actor: operatorName(),
        now: world.now,
        token: tokenIn(options),
      });
      if (!options['json']) world.err(paintFor(world.colour).dim(`${privacy.url}${dryRun ? ', dry run: nothing is changed' : ''}`));
      return run({ privacy, options, dryRun, now: world.now });
    });
  const privacy = program.command('privacy').description("one person's data at a desk");
  addReading(privacy, add);
  addChanging(privacy, add);
  addRetention(program, add);
  addCompliance(program, add);
  const audit = program.command('audit').description('the audit log of a desk');
  const verify = add(
    audit,
    'verify',
    'find any change, gap or cut in the chain',
    async ({ privacy: desk, now }) => {
      const report = await (await import('../../functions/auditHead.ts')).verifyAudit(desk, await desk.desk.audit.entries(), now());
      const good = report.faults.length === 0 && report.head !== 'forged';
      return {
        data: report,
        exit: good ? 0 : 1,
        text: (paint) =>
          [
            good
              ? paint.green(`The chain of ${report.entries} entries is whole.`)
              : paint.red(`${report.faults.length} fault(s) in ${report.entries} entries${report.head === 'forged' ? ', and the kept head is not ours' : ''}.`),
            ...(report.faults.length
              ? [
                  table(
                    ['Entry', 'Fault'],
                    report.faults.map(({ sequence, fault }) => [sequence, fault]),
                    '',
                    paint,
                  ),
                ]
              : []),
            paint.dim(
              report.head === 'signed'
                ? `Compared with the head of ${report.headAt}, entry ${report.headSequence}.`
                : 'There was no signed head yet: a cut at the end before now cannot be seen.',
            ),
          ].join('\n'),
      };
    },
    {},
  );
  deskOption(verify);
}

/** `kind`: without one something changes and can be taken back. */
export type Add = (parent: Command, name: string, description: string, run: Run, kind?: Kind) => Command;

function addReading(privacy: Command, add: Add): void {
  add(privacy, 'find', 'where something of a person is, without showing it', async ({ privacy: desk, options, dryRun }) => {
    const [{ findPerson }, { personIn }, { heldBy }] = await Promise.all([
      import('@listdesk/shared/sharepoint/privacy'),
      import('./requestOptions.ts'),
      import('./serviceStore.ts'),
    ]);
    const person = personIn(options);
    const result = await findPerson(desk.desk, person, { openBins: options['openBins'] === true && !dryRun, dryRun });
    const service = await heldBy(desk, result.found, person.addresses, result.finder.sure);
    const traces = result.found.filter(({ relation }) => relation !== 'possible').flatMap((each) => each.traces);
    return {
      data: {
        request: result.request,
        summary: result.summary,
        bins: result.bins,
        inBins: result.inBins,
        service,
        suggestions: result.suggestions,
        traces,
        unread: result.unread,
      },
      text: (paint) =>
        [
          summaryTable(result.summary, paint),
          pairs(
            [
              ['in our storage', `${service.messages} message hashes, ${service.tickets} ticket rows, ${service.counters} counters`],
              ['mails on their way', service.pendingMails],
              ['entries in recycle bins', result.inBins],
            ],
            paint,
          ),
          ...unreadLines(result, paint),
          ...result.suggestions.map(({ address }) => paint.yellow(`Perhaps the same person: ${address} (same name and domain). Add it with --alias.`)),
          paint.dim(`${result.read} rows read; ${BINS[result.bins]}.`),
          ...(traces.length ? [paint.dim('Each place by row, column, version and file: --json.')] : []),
        ].join('\n'),
    };
  }).option('--open-bins', 'take rows out of the recycle bins, read them and put them back');
  add(privacy, 'export', 'everything of a person, into a new folder', async ({ privacy: desk, options, dryRun, now }) => {
    const [{ findPerson }, { personIn }, { newFolder, writeExport }, { OperatorFault }] = await Promise.all([
      import('@listdesk/shared/sharepoint/privacy'),
      import('./requestOptions.ts'),
      import('./exportFolder.ts'),
      import('../../operator/fault.ts'),
    ]);
    const out = textOf(options['out']) ?? `listdesk-export-${new Date(now()).toISOString().slice(0, 19).replaceAll(':', '')}`;
    if (out.trim() === '') throw new OperatorFault('folder', 'Name a folder with --out.', 2);
    const person = personIn(options);
    const folder = dryRun ? resolve(out) : await newFolder(out);
    const result = await findPerson(desk.desk, person, { kind: 'export', openBins: options['openBins'] === true && !dryRun, dryRun });
    if (dryRun)
      return {
        data: { dryRun, folder, summary: result.summary },
        text: (paint) => `${paint.yellow('Would be exported:')}\n${summaryTable(result.summary, paint)}`,
      };
    const report = await writeExport(desk, result, folder, new Date(now()).toISOString());
    return {
      data: { request: result.request, ...report, bins: result.bins },
      text: (paint) =>
        [
          paint.green(`${report.records} records in ${report.files.length} files: ${report.folder}`),
          pairs(
            [
              ['original mails', report.originals],
              ['originals no longer in the mailbox', report.originalsGone],
              ['files that were taken away meanwhile', report.filesGone],
            ],
            paint,
          ),
          paint.dim(BINS[result.bins]),
        ].join('\n'),
    };
  })
    .option('--out <folder>', 'new folder for the export')
    .option('--open-bins', 'also what lies in the recycle bins');
  for (const command of privacy.commands) personOptions(command);
}

function addChanging(privacy: Command, add: Add): void {
  const erase = add(
    privacy,
    'erase',
    'delete, make anonymous, or redact a passage; can be stopped and run again',
    async ({ privacy: desk, options, dryRun }) => {
      const [{ eraseOrPreview }, { personIn, modeIn, receiptIn }] = await Promise.all([import('./eraseRun.ts'), import('./requestOptions.ts')]);
      const file = dryRun ? null : receiptIn(options);
      const shown = await eraseOrPreview(desk, personIn(options), modeIn(options), new Set(listOf(options['holdTicket'])), dryRun);
      if (file) await writeFile(file, `${JSON.stringify(shown.data, null, 2)}\n`, { mode: 0o600, flag: 'wx' });
      return shown;
    },
    { changes: true, confirm: true },
  )
    .option('--mode <mode>', 'delete (default), anonymise or redact')
    .option('--passage <text>', 'the words to redact')
    .option('--receipt <file>', 'write the receipt into a new file');
  erase.option('--hold-ticket <key...>', 'tickets under legal hold, by key', collect, []);
  const correct = add(privacy, 'correct', 'name or address, in every copy', async ({ privacy: desk, options, dryRun }) => {
    const [{ correctPerson }, { personIn }, { parseCorrection }, { OperatorFault }] = await Promise.all([
      import('@listdesk/shared/sharepoint/privacy'),
      import('./requestOptions.ts'),
      import('@listdesk/shared/privacy'),
      import('../../operator/fault.ts'),
    ]);
    const correction = parseCorrection(textOf(options['setName']), textOf(options['setAddress']));
    if (!correction) throw new OperatorFault('correction', 'Say what is right with --set-name, --set-address or both.', 2);
    const receipt = await correctPerson(desk.desk, personIn(options), correction, dryRun);
    return {
      data: receipt,
      exit: receipt.stale > 0 ? 1 : 0,
      text: (paint) =>
        [
          dryRun
            ? paint.yellow(`Would change ${receipt.columns} columns of ${receipt.records} records.`)
            : paint.green(`Changed ${receipt.columns} columns of ${receipt.records} records.`),
          ...(receipt.stale ? [paint.red(`${receipt.stale} records changed meanwhile: run it again.`)] : []),
        ].join('\n'),
    };
  });
  correct.option('--set-name <name>', 'the right name').option('--set-address <address>', 'the right address');
  for (const [flag, description] of [
    ['restrict', 'store, but do not process (Art. 18)'],
    ['object', 'no rules, no analytics (Art. 21)'],
    ['hold', 'nothing may be erased for now'],
  ] as const)
    add(privacy, flag, description, async ({ privacy: desk, options, dryRun }) => {
      const [{ flagPerson }, { personIn }] = await Promise.all([import('@listdesk/shared/sharepoint/privacy'), import('./requestOptions.ts')]);
      const person = personIn(options);
      const on = options['lift'] !== true;
      const done = dryRun
        ? { request: null, contacts: person.addresses.length }
        : await flagPerson(desk.desk, person, flag, on, flag === 'hold' ? textOf(options['reason']) : undefined);
      return {
        data: { flag, on, ...done },
        text: (paint) =>
          (dryRun ? paint.yellow : paint.green)(`${dryRun ? 'Would be' : 'Is'} ${on ? 'set' : 'lifted'}: ${flag}, for ${person.addresses.length} address(es).`),
      };
    })
      .option('--lift', 'take it back')
      .option('--reason <text>', 'for a hold: why, or the file number of the case');
  for (const command of privacy.commands) personOptions(command);
}

/** Once on each command; commander refuses an option that is there already. */
function personOptions(command: Command): void {
  if (command.options.some(({ long }) => long === '--person')) return;
  command.requiredOption('--person <address>', 'whose data');
  command.option('--alias <address...>', 'further addresses of the same person', collect, []);
  command.option('--name <name...>', 'a full name that is surely theirs, wherever it stands', collect, []);
  deskOption(command);
  command.option('--token-file <file>', "SharePoint token of an administrator of the site, who may see the recycle bins; default: the app's identity");
}

const summaryTable = (summary: FindSummary, paint: Paint): string =>
  [
    table(
      ['List', 'Records', 'Traces'],
      Object.entries(summary.byList).map(([list, { records, traces }]) => [list, records, traces]),
      'Nothing of this person is in the lists.',
      paint,
    ),
    pairs(
      [
        ['in earlier versions', summary.inVersions],
        ['in files', summary.inFiles],
        ['in recycle bins', summary.byPlace.firstStage + summary.byPlace.secondStage],
        ['files not read, at tickets they take part in', summary.filesNotRead.near],
        ['files not read, elsewhere', summary.filesNotRead.elsewhere],
        ['only by name, perhaps somebody else', summary.possible],
      ],
      paint,
    ),
  ].join('\n');

const SHOWN_FILES = 30;
const UNREAD: Readonly<Record<UnreadReason, string>> = {
  kind: 'of a kind that cannot be read',
  pictures: 'pages are pictures',
  encrypted: 'protected by a password',
  tooLarge: 'too large',
  tooSlow: 'takes too long to read',
  damaged: 'damaged, or not what its name says',
  notTried: 'not opened',
};

/** What an officer has to open themselves, by ticket and name. */
function unreadLines({ unread, summary: { filesNotRead } }: Pick<FindResult, 'unread' | 'summary'>, paint: Paint): string[] {
  const count = filesNotRead.near + filesNotRead.elsewhere;
  if (count === 0) return [];
  const left = count - Math.min(count, SHOWN_FILES);
  return [
    paint.yellow(`Not read, or not to their end: ${count} file(s). Somebody has to open them; those at tickets of the person come first:`),
    table(
      ['Ticket', 'File', 'Why'],
      unread.slice(0, SHOWN_FILES).map(({ ticket, list, id, name, why }) => [ticket ?? `${list} ${id}`, name, UNREAD[why]]),
      '',
      paint,
    ),
    ...(left > 0 ? [paint.dim(`and ${left} more; --json names more of them.`)] : []),
  ];
}
