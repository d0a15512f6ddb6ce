import type { MailLogEntry } from '../intake/index.ts';
import type { Access } from './access.ts';
import { BLIND_LINE, circleOfTicket } from './circles/places.ts';
import { ListsFault } from './fault.ts';
import { anyOf } from './odata.ts';
import { newMailLogFields } from './otherFields.ts';
import { normalEtag, readPage } from './rows.ts';
import { applyWrites, updateItem } from './writes.ts';

const MAX_TRIES = 3;
const MAX_LINES = 5;

/**
 * Says what became of a mail whose line may stand already (it was held, or failed): that line is changed, under its own key or one of
 * `earlier`, and keeps its time, so that every mail has one line and the figures add up. Without one it is made.
 */
export async function settleMailLog(access: Access, entry: MailLogEntry, earlier: readonly string[] = []): Promise<void> {
  for (let attempt = 0; attempt < MAX_TRIES; attempt += 1) {
    const query = access
      .list('MailLog')
      .items.select('Id', 'LogKey')
      .filter(anyOf('LogKey', [entry.key, ...earlier]))
      .orderBy('Id', true)
      .top(MAX_LINES);
    const line = (await access.guarded(() => readPage(query))).rows[0];
    if (!line) {
      const [made] = await applyWrites(access, [{ write: 'createMailLog', entry }]);
      if (made?.outcome === 'failed') throw new ListsFault(made.fault.code, made.fault.message, made.fault.retryAfterSeconds);
      if (made?.outcome === 'created') return;
      continue;
    }
    const { LogKey: _key, LoggedAt: _at, ...told } = await newMailLogFields(entry);
    const fields = (await circleOfTicket(access, entry.ticketKey)) === null ? told : { ...told, ...BLIND_LINE };
    const updated = await updateItem(access, 'MailLog', Number(line['Id']), normalEtag(line['odata.etag']), fields);
    if (updated.outcome === 'updated') return;
  }
  throw new ListsFault('lists.unavailable', 'A line of the mail log changed at every try.', 5);
}
