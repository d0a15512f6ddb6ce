import type { HeldNote, HeldRow, Quarantine } from '../intake/ports.ts';
import { GraphFault, isGone, type Graph } from './http.ts';

/** People see it in Outlook; a folder of that name which is there already is used. */
export const QUARANTINE_FOLDER = 'ListDesk Quarantine';
const NOTE_PROPERTY = 'String {6f0f3b2e-52c1-4d55-9a0e-4f3a8d1c7b10} Name ListDeskHeld';
const PAGE_SIZE = 25;
const MAX_CURSOR = 100_000;
const FIELDS = 'id,from,subject,receivedDateTime,bodyPreview,hasAttachments';
const EXPAND = `singleValueExtendedProperties($filter=id eq '${NOTE_PROPERTY}')`;

type Person = { emailAddress?: { name?: string; address?: string } };
type Row = {
  id: string;
  from?: Person | null;
  toRecipients?: Person[];
  subject?: string | null;
  receivedDateTime?: string;
  bodyPreview?: string;
  hasAttachments?: boolean;
  body?: { contentType?: string; content?: string };
  replyTo?: Person[];
  internetMessageHeaders?: { name: string; value: string }[];
  singleValueExtendedProperties?: { value: string }[];
};

/** What is held of one mailbox: a folder, and a note on each mail that says why. */
export function graphQuarantine(graph: Graph, base: string): Quarantine {
  const message = (id: string): string => `${base}/messages/${encodeURIComponent(id)}`;
  let folder: Promise<string> | undefined;
  const folderId = (): Promise<string> => {
    folder ??= findFolder(graph, base);
    folder.catch(() => (folder = undefined));
    return folder;
  };
  const move = (id: string, destinationId: string): Promise<'moved' | 'gone'> =>
    unlessGone(async () => {
      await graph.call(`${message(id)}/move`, { method: 'POST', body: { destinationId } });
      return 'moved' as const;
    });
  const note = (id: string, value: HeldNote): Promise<'moved' | 'gone'> =>
    unlessGone(async () => {
      await graph.call(message(id), { method: 'PATCH', body: { singleValueExtendedProperties: [{ id: NOTE_PROPERTY, value: JSON.stringify(value) }] } });
      return 'moved' as const;
    });
  return {
    hold: async (id, value) => ((await note(id, value)) === 'gone' ? 'gone' : move(id, await folderId())),
    letGo: async (id, value, to) => ((await note(id, value)) === 'gone' ? 'gone' : move(id, to)),
    page: async (cursor) => {
      const skip = cursor && /^\d{1,6}$/.test(cursor) ? Math.min(Number(cursor), MAX_CURSOR) : 0;
      const query = new URLSearchParams({ $select: FIELDS, $expand: EXPAND, $top: String(PAGE_SIZE), $skip: String(skip), $orderby: 'receivedDateTime desc' });
      const { value, '@odata.nextLink': next } = await graph.json<{ value: Row[]; '@odata.nextLink'?: string }>(
        `${base}/mailFolders/${encodeURIComponent(await folderId())}/messages?${query}`,
      );
      return { rows: value.map(heldRow), cursor: next ? String(skip + PAGE_SIZE) : null };
    },
    read: (id) =>
      nullIfGone(async () => {
        const query = new URLSearchParams({ $select: `${FIELDS},toRecipients,replyTo,body,internetMessageHeaders`, $expand: EXPAND });
        const row = await graph.json<Row>(`${message(id)}?${query}`);
        const content = row.body?.content ?? '';
        const body = row.body?.contentType === 'html' ? { text: null, html: content } : { text: content, html: '' };
        return {
          ...heldRow(row),
          to: (row.toRecipients ?? []).map(person),
          replyTo: (row.replyTo ?? []).map(person),
          headers: headersOf(row.internetMessageHeaders ?? []),
          body,
        };
      }),
  };
}

async function findFolder(graph: Graph, base: string): Promise<string> {
  const query = new URLSearchParams({ $filter: `displayName eq '${QUARANTINE_FOLDER}'`, $top: '1' });
  const find = async (): Promise<string | undefined> => (await graph.json<{ value: { id: string }[] }>(`${base}/mailFolders?${query}`)).value[0]?.id;
  const known = await find();
  if (known) return known;
  try {
    return (await graph.json<{ id: string }>(`${base}/mailFolders`, { method: 'POST', body: { displayName: QUARANTINE_FOLDER } })).id;
  } catch (error) {
    // Another worker made it in between.
    const made = error instanceof GraphFault && error.status === 409 ? await find() : undefined;
    if (made) return made;
    throw error;
  }
}

function heldRow(row: Row): HeldRow {
  return {
    id: row.id,
    from: person(row.from ?? {}),
    subject: row.subject ?? '',
    receivedAt: row.receivedDateTime ?? '',
    preview: row.bodyPreview ?? '',
    hasFiles: row.hasAttachments ?? false,
    note: noteOf(row.singleValueExtendedProperties?.[0]?.value),
  };
}

function headersOf(lines: readonly { name: string; value: string }[]): Map<string, string[]> {
  const headers = new Map<string, string[]>();
  for (const { name, value } of lines) headers.set(name.toLowerCase(), [...(headers.get(name.toLowerCase()) ?? []), value]);
  return headers;
}

const person = ({ emailAddress }: Person): { name: string; address: string } => ({ name: emailAddress?.name ?? '', address: emailAddress?.address ?? '' });

/** Moved there by hand, it has no note. */
function noteOf(value: string | undefined): HeldNote | null {
  try {
    const { reason, at, letGo, log } = JSON.parse(value ?? '{}') as Partial<HeldNote>;
    if (typeof reason !== 'string' || typeof at !== 'string') return null;
    return {
      reason,
      at,
      ...(typeof log === 'string' ? { log } : {}),
      letGo: letGo && typeof letGo.at === 'string' ? { how: letGo.how === 'deleted' ? 'deleted' : 'released', at: letGo.at } : null,
    };
  } catch {
    return null;
  }
}

const unlessGone = <T>(call: () => Promise<T>): Promise<T | 'gone'> =>
  call().catch((error: unknown) => (isGone(error) ? ('gone' as const) : Promise.reject(error)));
const nullIfGone = <T>(call: () => Promise<T>): Promise<T | null> => call().catch((error: unknown) => (isGone(error) ? null : Promise.reject(error)));
