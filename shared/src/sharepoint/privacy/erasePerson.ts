import {
  ERASE_ORDER,
  eraseStep,
  matcherFor,
  passageMatcher,
  anywhere,
  summaryOf,
  textOf,
  type EraseMode,
  type EraseStep,
  type Found,
  type FindSummary,
  type Person,
} from '../../privacy/index.ts';
import type { ListName } from '../../schema/index.ts';
import type { Desk } from './desk.ts';
import { NOTHING_ERASED, rewriteRecord } from './applyErase.ts';
import { deleteFile, deleteRecord } from './deleting.ts';
import type { Opened } from './bins.ts';
import { heldTickets } from './holds.ts';
import { learnSubject } from './learnSubject.ts';
import { closeBins, openBins, sweepBins, type Affected } from './openBins.ts';
import type { PrivacyRequest, Work } from './privacyLog.ts';
import { search, type Search } from './search.ts';
import { sha256 } from './sha256.ts';

export type EraseReceipt = {
  request: string;
  mode: EraseMode['mode'];
  found: FindSummary;
  deleted: number;
  rewritten: number;
  columns: number;
  files: number;
  versions: number;
  purged: number;
  keptForHold: number;
  keptInLogs: number;
  /** False when this identity may not look into the recycle bins: then they were neither searched nor emptied. */
  binsReached: boolean;
  /** A run that was stopped was gone on with: counts are those of the last part. */
  resumed: boolean;
  /** Traces of the person, or rows with the passage, that are still there after it; those that are kept on purpose are not counted. */
  remaining: number;
  /** SHA-256 over list, id and kind of every step. */
  steps: string;
};
export type ErasePreview = { steps: EraseStep[]; found: FindSummary; binsReached: boolean; inBins: number; held: boolean };

export const LEGAL_HOLD = 'hold';
export type EraseOutcome = { outcome: 'erased'; receipt: EraseReceipt } | { outcome: typeof LEGAL_HOLD };
/** `onFound` is told before anything is erased: what belongs to it elsewhere has to be forgotten while it can still be named. */
export type EraseOptions = {
  holdTickets?: ReadonlySet<string>;
  onFound?: (search: Search, held: ReadonlySet<string>) => Promise<void>;
  onProgress?: (done: number, total: number) => void;
};

/** What would go. Writes nothing, so what lies in the recycle bins is counted and not looked into. */
export async function previewErase(desk: Desk, person: Person, mode: EraseMode, options: EraseOptions = {}): Promise<ErasePreview> {
  const entries = await desk.bins.entries();
  const { subject } = await learnSubject(desk.access, person);
  const { finder, found, unread } = await search(desk, subject, { also: passageIn(mode) });
  const held = await desk.isHeld(person);
  const hold = { tickets: await onHold(desk, options), person: held };
  return {
    steps: stepsOf(found.flatMap(({ record }) => eraseStep(finder, record, mode, hold) ?? [])),
    found: summaryOf(found, unread),
    binsReached: entries !== null,
    inBins: entries?.length ?? 0,
    held,
  };
}

/** Keys of the tickets that stay: those the caller names and those with a value in *Legal hold*. */
const onHold = async ({ access }: Desk, { holdTickets }: EraseOptions): Promise<ReadonlySet<string>> =>
  new Set([...(holdTickets ?? []), ...(await heldTickets(access)).map(({ key }) => key)]);

const passageIn = (mode: EraseMode): ((record: Found['record']) => boolean) => {
  if (mode.mode !== 'redact') return () => false;
  const matcher = passageMatcher(mode.passage);
  return (record) => anywhere(matcher, record);
};

const stepsOf = (steps: readonly EraseStep[]): EraseStep[] =>
  ERASE_ORDER.flatMap((list) => steps.filter((step) => step.list === list)).concat(steps.filter(({ list }) => !ERASE_ORDER.includes(list)));

/**
 * Erases, and can be stopped at any request and run again with the same words: what has to be known for that (names, tickets, what was taken
 * out of a bin) is kept in the privacy log until it is done. Ends with a search that counts what is left.
 */
export async function erasePerson(desk: Desk, person: Person, mode: EraseMode, options: EraseOptions = {}): Promise<EraseOutcome> {
  const { access } = desk;
  const request = await desk.begin('erase', person);
  if (await desk.isHeld(person)) {
    await desk.finish(request, 'erase', 'Refused', { mode: mode.mode, held: true });
    return { outcome: LEGAL_HOLD };
  }
  const work = await remembered(desk, request, person, mode);
  const bins = await openBins(desk.bins, work.opened, async (opened) => {
    work.opened = [...opened];
    await desk.log.keepWork(request, work);
  });
  const subject = await subjectOf(desk, work);
  const own = { list: 'PrivacyLog' as ListName, id: request.id };
  const result = await search(desk, subject, {
    opened: bins.opened,
    tickets: work.tickets,
    archivedTickets: work.archivedTickets ?? [],
    except: own,
    also: passageIn(mode),
  });
  const { finder, found, unread } = result;
  const hold = { tickets: await onHold(desk, options), person: false };
  await options.onFound?.(result, hold.tickets);
  await keepLearned(desk, request, work, result);
  const records = new Map(found.map(({ record }) => [`${record.list} ${record.id}`, record]));
  const steps = stepsOf(found.flatMap(({ record }) => eraseStep(finder, record, mode, hold) ?? []));
  const matcher = matcherFor(finder, mode);
  const sum = { ...NOTHING_ERASED, deleted: 0, rewritten: 0 };
  const affected: Affected[] = [];
  for (const [done, step] of steps.entries()) {
    options.onProgress?.(done, steps.length);
    const record = records.get(`${step.list} ${step.id}`)!;
    if (step.do === 'keep') continue;
    affected.push({ list: step.list, id: step.id, all: step.do !== 'redact' });
    if (step.do === 'delete') {
      await deleteRecord(access, record);
      sum.deleted += 1;
      continue;
    }
    for (const each of filesOutOfBins(bins.opened, record.list, record.id))
      if (record.files.some(({ name, text }) => name === each && (matcher.test(name) || (text !== null && matcher.test(text)))))
        await deleteFile(access, record, each);
    const erased = await rewriteRecord(desk, finder, record, step.do, mode);
    sum.rewritten += 1;
    sum.columns += erased.columns;
    sum.files += erased.files;
    sum.versions += erased.versions;
  }
  const after = await search(desk, finder.subject, { opened: bins.opened, except: own, also: passageIn(mode) });
  await closeBins(desk.bins, bins.opened);
  const deleted = steps.filter((step) => step.do === 'delete');
  const purged = bins.reached ? await sweepBins(desk.bins, affected, deleted, bins.opened, matcher) : 0;
  const receipt: EraseReceipt = {
    request: request.key,
    mode: mode.mode,
    found: summaryOf(found, unread),
    ...sum,
    purged,
    keptForHold: steps.filter(({ keptBecause }) => keptBecause === 'hold').length,
    keptInLogs: steps.filter(({ keptBecause }) => keptBecause === 'log').length,
    binsReached: bins.reached,
    resumed: request.work !== null,
    remaining: remaining(
      after.found.filter(({ record }) => !hold.tickets.has(textOf(record.fields, 'TicketKey'))),
      mode,
    ),
    steps: await sha256(JSON.stringify(steps.map(({ list, id, do: what }) => [list, id, what]))),
  };
  await desk.finish(request, 'erase', 'Done', receipt);
  return { outcome: 'erased', receipt };
}

/** Once a row is rewritten it no longer says whose it was; whoever goes on after a stop reads it here. */
async function keepLearned(desk: Desk, request: PrivacyRequest, work: Work, { finder, found }: Search): Promise<void> {
  const { ownTickets, knownTickets } = finder.subject;
  const own = (list: ListName): number[] => found.filter(({ record, relation }) => record.list === list && relation === 'own').map(({ record }) => record.id);
  work.tickets = [...new Set([...work.tickets, ...own('Tickets')])];
  work.archivedTickets = [...new Set([...(work.archivedTickets ?? []), ...own('ArchivedTickets')])];
  work.knownTickets = [...new Set([...work.knownTickets, ...knownTickets])].filter((key) => !ownTickets.has(key));
  await desk.log.keepWork(request, work);
}

const filesOutOfBins = (opened: readonly Opened[], list: ListName, id: number): string[] =>
  opened.flatMap((each) => (each.list === list && each.id === id && each.file !== null ? [each.file] : []));

/** Of a person name, address and user id; an emptied row that once was theirs carries none of these. */
function remaining(found: readonly Found[], mode: EraseMode): number {
  const erasable = found.filter(({ record }) => ERASE_ORDER.includes(record.list));
  if (mode.mode === 'redact') return erasable.filter(({ record }) => passageIn(mode)(record)).length;
  return erasable
    .filter(({ relation }) => relation !== 'possible')
    .flatMap(({ traces }) => traces)
    .filter(({ why, column }) => why === 'address' || why === 'name' || column === 'AssigneeId').length;
}

async function remembered(desk: Desk, request: PrivacyRequest, person: Person, mode: EraseMode): Promise<Work> {
  if (request.work) return request.work;
  const { subject } = await learnSubject(desk.access, person);
  const work: Work = {
    person,
    likelyNames: [...subject.likelyNames],
    tickets: [],
    knownTickets: [...subject.knownTickets].filter((key) => !subject.ownTickets.has(key)),
    opened: [],
    mode: mode.mode,
  };
  await desk.log.keepWork(request, work);
  return work;
}

/** What the lists say now and what was known at the beginning. */
async function subjectOf(desk: Desk, work: Work) {
  const { subject } = await learnSubject(desk.access, work.person);
  return {
    ...subject,
    likelyNames: [...new Set([...work.likelyNames, ...subject.likelyNames])],
    knownTickets: new Set([...work.knownTickets, ...subject.knownTickets]),
  };
}
