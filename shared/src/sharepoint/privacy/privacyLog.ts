import type { Person } from '../../privacy/index.ts';
import type { PRIVACY_STATES, PrivacyKind } from '../../schema/index.ts';
import type { Access } from '../access.ts';
import { MAX_NOTE_CHARS } from '../fieldWriter.ts';
import { isObject } from '../jsonShapes.ts';
import { allOf, quote } from '../odata.ts';
import { readPage, type Row } from '../rows.ts';
import type { Opened } from './bins.ts';

/** What has to be remembered until a request is done; then it is emptied. The list keeps no versions, so nothing of it stays. */
export type Work = {
  person: Person;
  likelyNames: string[];
  /** Item ids of their tickets. */
  tickets: number[];
  /** The same of the archive; absent in requests of older versions. */
  archivedTickets?: number[];
  knownTickets: string[];
  opened: Opened[];
  mode: string;
};

export type PrivacyRequest = { id: number; key: string; work: Work | null };
/** Counts and hashes. */
export type Receipt = Readonly<Record<string, unknown>>;
export type LoggedRequest = {
  key: string;
  kind: string;
  state: string;
  personHash: string;
  actor: string;
  startedAt: string | null;
  finishedAt: string | null;
  receipt: Receipt;
};

export type PrivacyLog = {
  /** A request of this kind for this person that was not finished; else a new one. */
  begin(request: { key: string; kind: PrivacyKind; personHash: string; actor: string; at: string }): Promise<PrivacyRequest>;
  keepWork(request: PrivacyRequest, work: Work): Promise<void>;
  finish(request: PrivacyRequest, state: Exclude<(typeof PRIVACY_STATES)[number], 'Running'>, receipt: Receipt, at: string): Promise<void>;
  /** Newest first. */
  requests(top: number): Promise<LoggedRequest[]>;
  /** Whether the newest finished hold request of any of these persons says `held`. */
  isHeld(personHashes: readonly string[]): Promise<boolean>;
};

export function privacyLog(access: Access): PrivacyLog {
  const items = () => access.list('PrivacyLog').items;
  return {
    async begin({ key, kind, personHash, actor, at }) {
      const filter = allOf(`PersonHash eq ${quote(personHash)}`, `RequestState eq 'Running'`, `PrivacyKind eq ${quote(kind)}`);
      const { rows } = await access.guarded(() => readPage(items().select('Id', 'RequestKey', 'Work').filter(filter).orderBy('Id', true).top(1)));
      if (rows[0]) return { id: Number(rows[0]['Id']), key: String(rows[0]['RequestKey']), work: workOf(rows[0]['Work']) };
      const added = (await access.guarded(() =>
        items().add({ Title: kind, RequestKey: key, PrivacyKind: kind, RequestState: 'Running', PersonHash: personHash, Actor: actor, StartedAt: at }),
      )) as Row;
      return { id: Number(added['Id']), key, work: null };
    },
    async keepWork(request, work) {
      const text = JSON.stringify(work);
      if (text.length > MAX_NOTE_CHARS) throw new RangeError('This person has more tickets than one run can remember; split the request with --alias.');
      await access.guarded(() => items().getById(request.id).update({ Work: text }));
    },
    async finish(request, state, receipt, at) {
      await access.guarded(() =>
        items()
          .getById(request.id)
          .update({ Work: null, RequestState: state, FinishedAt: at, Receipt: JSON.stringify(receipt).slice(0, MAX_NOTE_CHARS) }),
      );
    },
    async requests(top) {
      const { rows } = await access.guarded(() =>
        readPage(
          items()
            .select(...LOGGED)
            .orderBy('Id', false)
            .top(top),
        ),
      );
      return rows.map(loggedOf);
    },
    async isHeld(personHashes) {
      for (const hash of personHashes) {
        // A run that was stopped while it set or lifted a hold says nothing yet.
        const filter = allOf(`PersonHash eq ${quote(hash)}`, `PrivacyKind eq 'hold'`, `RequestState eq 'Done'`);
        const { rows } = await access.guarded(() =>
          readPage(
            items()
              .select(...LOGGED)
              .filter(filter)
              .orderBy('Id', false)
              .top(1),
          ),
        );
        if (rows[0] && loggedOf(rows[0]).receipt['held'] === true) return true;
      }
      return false;
    },
  };
}

const LOGGED = ['Id', 'RequestKey', 'PrivacyKind', 'RequestState', 'PersonHash', 'Actor', 'StartedAt', 'FinishedAt', 'Receipt'] as const;

function loggedOf(row: Row): LoggedRequest {
  const text = (column: string): string => String(row[column] ?? '');
  const receipt = parsed(row['Receipt']);
  return {
    key: text('RequestKey'),
    kind: text('PrivacyKind'),
    state: text('RequestState'),
    personHash: text('PersonHash'),
    actor: text('Actor'),
    startedAt: text('StartedAt') || null,
    finishedAt: text('FinishedAt') || null,
    receipt: isObject(receipt) ? receipt : {},
  };
}

/** Written by us a moment ago; anything else is as good as nothing and the run starts afresh. */
function workOf(value: unknown): Work | null {
  const work = parsed(value);
  return isObject(work) && isObject(work['person']) && Array.isArray(work['opened']) && Array.isArray(work['tickets']) ? (work as unknown as Work) : null;
}

function parsed(value: unknown): unknown {
  try {
    return typeof value === 'string' ? JSON.parse(value) : null;
  } catch {
    return null;
  }
}
