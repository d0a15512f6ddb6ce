import type { Mailbox, MailboxDraft, OutgoingMail, ScanPage, SeenMail } from '../intake/ports.ts';
import { attachFile } from './attachments.ts';
import { GraphFault, isGone, type Graph } from './http.ts';
import { graphQuarantine } from './quarantine.ts';

export const SCAN_PAGE_SIZE = 50;
/** The mark on mail that is finished; people see it as a category. */
export const HANDLED_CATEGORY = 'ListDesk';
/** Named property under our own property set id, on drafts only. */
const MARKER_PROPERTY = 'String {6f0f3b2e-52c1-4d55-9a0e-4f3a8d1c7b10} Name ListDeskKey';
const MAX_CATEGORIES = 25;

type DeltaPage = { value: { id: string; categories?: string[]; '@removed'?: unknown }[]; '@odata.nextLink'?: string; '@odata.deltaLink'?: string };
type SeenRow = { categories?: string[]; conversationId?: string | null; receivedDateTime?: string | null };
type GraphMessage = { id: string; internetMessageId?: string | null; isDraft?: boolean };

/** One mailbox over Graph. Delta with plain requests, because its links have to be kept whole (sharepoint.md 4.1). */
export function graphMailbox(graph: Graph, address: string, putBytes: typeof fetch): Mailbox {
  const base = `/users/${encodeURIComponent(address)}`;
  const message = (id: string): string => `${base}/messages/${encodeURIComponent(id)}`;
  const look = async (id: string): Promise<SeenMail> => {
    const row = await graph.json<SeenRow>(`${message(id)}?$select=categories,conversationId,receivedDateTime`);
    return { categories: row.categories ?? [], conversation: row.conversationId ?? null, receivedAt: row.receivedDateTime ?? null };
  };
  const draft = ({ id, internetMessageId }: GraphMessage): MailboxDraft => ({ id, internetMessageId: internetMessageId ?? null });
  return {
    address,
    quarantine: graphQuarantine(graph, base),
    scan: async (position, since): Promise<ScanPage> => {
      const first = `${base}/mailFolders('inbox')/messages/delta?${new URLSearchParams({ $select: 'id,categories', $filter: `receivedDateTime ge ${since}` })}`;
      try {
        const page = await graph.json<DeltaPage>(position ? withAddress(position, address) : first, { prefer: `odata.maxpagesize=${SCAN_PAGE_SIZE}` });
        const link = page['@odata.nextLink'] ?? page['@odata.deltaLink'];
        if (!link) throw new GraphFault('graph.invalid', 200, 'deltaWithoutLink', null);
        const mails = page.value
          .filter((each) => !each['@removed'])
          .map((each) => ({ id: each.id, handled: each.categories?.includes(HANDLED_CATEGORY) ?? false }));
        return { outcome: 'page', mails, position: withoutAddress(link, address), more: page['@odata.nextLink'] !== undefined };
      } catch (error) {
        // Graph forgot the position, or it was left by another Graph than the one the service speaks to now.
        if (error instanceof GraphFault && (error.code === 'graph.resync' || error.graphCode === 'foreignLink')) return { outcome: 'resync' };
        throw error;
      }
    },
    raw: (id) => goneAs(null, async () => (await graph.call(`${message(id)}/$value`, { headers: { accept: '*/*' } })).body),
    look: (id) => goneAs(null, () => look(id)),
    mark: (id, category, seen) =>
      goneAs('gone' as const, async () => {
        const { categories } = seen ?? (await look(id));
        if (!categories.includes(category))
          await graph.call(message(id), { method: 'PATCH', body: { categories: [...categories.slice(0, MAX_CATEGORIES - 1), category] } });
        return 'marked' as const;
      }),
    createReply: (id, mail) =>
      goneAs('gone' as const, async () =>
        draft(await graph.json<GraphMessage>(`${message(id)}/createReply`, { method: 'POST', body: { message: graphMessage(mail) } })),
      ),
    createDraft: async (mail) => draft(await graph.json<GraphMessage>(`${base}/messages`, { method: 'POST', body: graphMessage(mail) })),
    findDraft: async (marker) => {
      const filter = `singleValueExtendedProperties/Any(ep: ep/id eq '${MARKER_PROPERTY}' and ep/value eq '${marker.replaceAll("'", "''")}')`;
      const query = new URLSearchParams({ $filter: filter, $select: 'id,isDraft,internetMessageId', $top: '1' });
      const found = (await graph.json<{ value: GraphMessage[] }>(`${base}/messages?${query}`)).value[0];
      return found ? { ...draft(found), sent: found.isDraft === false } : null;
    },
    state: (id) =>
      goneAs('gone' as const, async () =>
        (await graph.json<GraphMessage>(`${message(id)}?$select=id,isDraft`)).isDraft === false ? ('sent' as const) : ('draft' as const),
      ),
    attachments: async (id) => (await graph.json<{ value: { name: string }[] }>(`${message(id)}/attachments?$select=name`)).value.map((file) => file.name),
    attach: (id, file) => attachFile(graph, message(id), file, putBytes),
    send: (id) =>
      goneAs('gone' as const, async () => {
        await graph.call(`${message(id)}/send`, { method: 'POST' });
        return 'sent' as const;
      }),
  };
}

function graphMessage(mail: OutgoingMail): object {
  const person = ({ name, address }: { name: string; address: string }) => ({ emailAddress: { address, ...(name ? { name } : {}) } });
  const headers = Object.entries(mail.headers).filter(([name]) => /^x-/i.test(name));
  return {
    subject: mail.subject,
    importance: 'normal',
    body: { contentType: 'html', content: mail.html },
    toRecipients: mail.to.map(person),
    ccRecipients: mail.cc.map(person),
    singleValueExtendedProperties: [{ id: MARKER_PROPERTY, value: mail.marker }],
    ...(headers.length ? { internetMessageHeaders: headers.map(([name, value]) => ({ name, value })) } : {}),
  };
}

async function goneAs<T, G>(gone: G, call: () => Promise<T>): Promise<T | G> {
  try {
    return await call();
  } catch (error) {
    if (isGone(error)) return gone;
    throw error;
  }
}

const ADDRESS_MARK = '~mailbox~';
/** A delta link holds the mailbox's address; what we keep holds none. */
function withoutAddress(link: string, address: string): string {
  return [encodeURIComponent(address), address].reduce((text, form) => text.replaceAll(form, ADDRESS_MARK), link);
}
function withAddress(link: string, address: string): string {
  return link.replaceAll(ADDRESS_MARK, encodeURIComponent(address));
}
