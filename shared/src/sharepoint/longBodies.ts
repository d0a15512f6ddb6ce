import type { LongPart, Message } from '../tickets/index.ts';
import type { Access } from './access.ts';
import type { MessageBody, WriteOutcome } from './contract.ts';
import { addAttachment, readAttachment } from './attachments.ts';
import { ListsFault } from './fault.ts';
import { LONG_PART_FILES } from './longPartFiles.ts';
import { quote } from './odata.ts';
import { normalEtag, readPage } from './rows.ts';

/**
 * Uploads the parts of a new message that did not fit into its columns. A message that was there already is completed too:
 * the first writer may have stopped between the item and its files, and only the next one can know.
 */
export async function keepLongParts(
  access: Access,
  messageKey: string,
  files: readonly { part: LongPart; text: string }[],
  outcome: WriteOutcome,
): Promise<WriteOutcome> {
  if (outcome.outcome !== 'created' && outcome.outcome !== 'exists') return outcome;
  const id = outcome.outcome === 'created' ? outcome.id : (await head(access, messageKey)).id;
  for (const { part, text } of files) await addAttachment(access, id, LONG_PART_FILES[part], new TextEncoder().encode(text));
  // Each file raised the item's version; a write with the older ETag would be refused.
  return outcome.outcome === 'created' ? { ...outcome, etag: (await head(access, messageKey)).etag } : outcome;
}

async function head(access: Access, messageKey: string): Promise<{ id: number; etag: string }> {
  const { rows } = await access.guarded(() =>
    readPage(
      access
        .list('Messages')
        .items.select('Id')
        .filter(`MessageKey eq ${quote(messageKey)}`)
        .top(1),
    ),
  );
  if (!rows[0]) throw new ListsFault('lists.missing', 'A message vanished while its text was being stored.');
  return { id: Number(rows[0]['Id']), etag: normalEtag(rows[0]['odata.etag']) };
}

export async function wholeBody(access: Access, message: Message): Promise<MessageBody> {
  const body: MessageBody = { html: message.html, visibleText: message.visibleText, fullText: message.fullText };
  const loaded = await Promise.all(
    (message.longParts ?? []).map(async (part) => [part, await readAttachment(access, message.id, LONG_PART_FILES[part])] as const),
  );
  for (const [part, bytes] of loaded) body[part] = new TextDecoder().decode(bytes);
  return body;
}
