import { textOf, type EraseMode, type FindSummary, type Person } from '@listdesk/shared/privacy';
import { erasePerson, previewErase } from '@listdesk/shared/sharepoint/privacy';
import { OperatorFault } from '../../operator/fault.ts';
import type { Shown } from '../command.ts';
import { pairs, table } from '../tables.ts';
import type { PrivacyDesk } from './openPrivacy.ts';
import { forget, heldBy, ledgerKeys } from './serviceStore.ts';

/** Erases in the lists and in our own storage, or says what would go. Exit 1 when something is left that somebody has to look at. */
export async function eraseOrPreview(privacy: PrivacyDesk, person: Person, mode: EraseMode, holdTickets: ReadonlySet<string>, dryRun: boolean): Promise<Shown> {
  if (dryRun) return preview(privacy, person, mode, holdTickets);
  let rows = 0;
  let pending = 0;
  const outcome = await erasePerson(privacy.desk, person, mode, {
    holdTickets,
    onFound: async ({ found, finder }, held) => {
      pending = (await heldBy(privacy, [], [], finder.sure)).pendingMails;
      if (mode.mode !== 'redact')
        rows = await forget(
          privacy,
          await ledgerKeys(
            privacy,
            found.filter(({ record }) => !held.has(textOf(record.fields, 'TicketKey'))),
            person.addresses,
          ),
        );
    },
  });
  if (outcome.outcome === 'hold')
    throw new OperatorFault('legalHold', 'This person is under a legal hold: nothing was erased. Lift it first with privacy hold --lift.', 3);
  const { receipt } = outcome;
  const open = receipt.remaining > 0 || !receipt.binsReached || pending > 0;
  return {
    data: { ...receipt, serviceRows: rows, pendingMails: pending },
    exit: open ? 1 : 0,
    text: (paint) =>
      [
        open ? paint.yellow('Erased, but not everything could be reached:') : paint.green('Erased:'),
        pairs(
          [
            ['rows deleted', receipt.deleted],
            ['rows rewritten', receipt.rewritten],
            ['columns', receipt.columns],
            ['files', receipt.files],
            ['earlier versions', receipt.versions],
            ['gone from recycle bins', receipt.purged],
            ['rows of our storage', rows],
            ['kept for legal hold', receipt.keptForHold],
            ['kept in logs and settings', receipt.keptInLogs],
            ['traces left', receipt.remaining],
          ],
          paint,
        ),
        ...(receipt.binsReached
          ? []
          : [
              paint.red(
                'The recycle bins could not be reached: run it again with the token of a site administrator (--token-file), or grant the app full control for it.',
              ),
            ]),
        ...unreadLine(receipt.found.filesNotRead).map((line) => paint.yellow(line)),
        ...(pending ? [paint.yellow(`${pending} mail(s) of theirs are on their way into the desk: run it again in some minutes.`)] : []),
        paint.dim(`Request ${receipt.request}. Mails in the mailbox itself are not touched; backups keep them until they run out.`),
      ].join('\n'),
  };
}

async function preview(privacy: PrivacyDesk, person: Person, mode: EraseMode, holdTickets: ReadonlySet<string>): Promise<Shown> {
  const { steps, found, binsReached, inBins, held } = await previewErase(privacy.desk, person, mode, { holdTickets });
  return {
    data: { dryRun: true, held, steps, found, binsReached, inBins },
    text: (paint) =>
      [
        ...(held ? [paint.red('This person is under a legal hold: nothing would be erased.')] : []),
        table(
          ['List', 'Row', 'What', 'Columns', 'Files', 'Versions'],
          steps.map((step) => [
            step.list,
            step.id,
            step.keptBecause ? `kept (${step.keptBecause})` : step.do,
            step.columns.join(', '),
            step.files,
            step.versions,
          ]),
          'Nothing of this person would be erased.',
          paint,
        ),
        binsReached
          ? paint.dim(`${inBins} entries in the recycle bins would be opened and looked at.`)
          : paint.yellow('The recycle bins could not be reached: with the token of a site administrator (--token-file) they would be looked at too.'),
        ...unreadLine(found.filesNotRead).map((line) => paint.yellow(line)),
      ].join('\n'),
  };
}

const unreadLine = ({ near, elsewhere }: FindSummary['filesNotRead']): string[] =>
  near + elsewhere === 0 ? [] : [`Files that could not be read: ${near} at tickets they take part in, ${elsewhere} elsewhere. privacy find names them.`];
