import type { DataClass, ListName } from '../schema/index.ts';
import { relationOf, textColumns, textOf, USER_COLUMNS, type DeskRecord, type Finder, type Place, type RecordFields, type Relation } from './records.ts';
import type { Matcher } from './person.ts';
import type { UnreadFiles } from './unreadFiles.ts';

/**
 * One place where something of the person is. `why`: their address, name or user id stands there, or the column belongs to a record
 * that is theirs. Carries no content.
 */
export type Trace = {
  list: ListName;
  id: number;
  place: Place;
  /** Earlier version, by its SharePoint id; null for the current one. */
  version: number | null;
  /** Column, or the position of a file among the record's files. */
  column: string;
  data: DataClass;
  why: 'address' | 'name' | 'user' | 'theirs';
};

export type Found = { record: DeskRecord; relation: Exclude<Relation, 'none'>; traces: Trace[] };

/** What a record holds of the person; null when nothing. */
export function findIn(finder: Finder, record: DeskRecord): Found | null {
  const relation = relationOf(finder, record);
  if (relation === 'none') return null;
  const versions: { id: number | null; fields: RecordFields }[] = [{ id: null, fields: record.fields }, ...record.versions];
  const traces = versions.flatMap(({ id, fields }) => tracesIn(finder, record, relation, id, fields));
  for (const [at, file] of record.files.entries()) {
    const why = whyOf(finder.full, file.name) ?? (file.text === null ? null : whyOf(finder.full, file.text)) ?? (isTheirs(relation) ? 'theirs' : null);
    if (why) traces.push({ list: record.list, id: record.id, place: record.place, version: null, column: `file ${at + 1}`, data: 'content', why });
  }
  return { record, relation, traces };
}

const isTheirs = (relation: Relation): boolean => relation === 'own' || relation === 'authored';

function tracesIn(finder: Finder, { list, id, place }: DeskRecord, relation: Relation, version: number | null, fields: RecordFields): Trace[] {
  const trace = (column: string, data: DataClass, why: Trace['why']): Trace => ({ list, id, place, version, column, data, why });
  const found = textColumns(list).flatMap(({ name, data }): Trace[] => {
    const text = textOf(fields, name);
    if (text === '') return [];
    const why = whyOf(finder.full, text) ?? (belongs(relation, data) ? 'theirs' : null);
    return why ? [trace(name, data === 'none' ? 'content' : data, why)] : [];
  });
  for (const column of USER_COLUMNS) if (finder.subject.userIds.includes(Number(fields[column] ?? Number.NaN))) found.push(trace(column, 'trace', 'user'));
  return found;
}

/** Everything in a record of theirs is about them; in their conversations, what was written. */
const belongs = (relation: Relation, data: DataClass): boolean => (isTheirs(relation) ? data !== 'none' : relation === 'conversation' && data === 'content');

function whyOf(matcher: Matcher, text: string): 'address' | 'name' | null {
  const hits = matcher.hits(text);
  if (hits.length === 0) return null;
  return hits.some(({ by }) => by === 'address') ? 'address' : 'name';
}

export type FindSummary = {
  records: number;
  traces: number;
  /** Records that carry only a name of theirs, in tickets they take no part in: perhaps somebody else's. */
  possible: number;
  byList: Record<string, { records: number; traces: number }>;
  byPlace: Record<Place, number>;
  inVersions: number;
  inFiles: number;
  filesNotRead: Omit<UnreadFiles, 'named'>;
};

export function summaryOf(found: readonly Found[], { near, elsewhere, reasons }: FindSummary['filesNotRead']): FindSummary {
  const sure = found.filter(({ relation }) => relation !== 'possible');
  const traces = sure.flatMap((each) => each.traces);
  const byList: FindSummary['byList'] = {};
  for (const { record, traces: own } of sure) {
    const line = (byList[record.list] ??= { records: 0, traces: 0 });
    line.records += 1;
    line.traces += own.length;
  }
  const at = (place: Place): number => traces.filter((trace) => trace.place === place).length;
  return {
    records: sure.length,
    traces: traces.length,
    possible: found.length - sure.length,
    byList,
    byPlace: { list: at('list'), firstStage: at('firstStage'), secondStage: at('secondStage') },
    inVersions: traces.filter(({ version }) => version !== null).length,
    inFiles: traces.filter(({ column }) => column.startsWith('file ')).length,
    filesNotRead: { near, elsewhere, reasons },
  };
}
