import type { Access } from './access.ts';
import { readPage } from './rows.ts';

/** Most rows of one answer. */
export const MAX_QUIET = 5000;

/** People whose data may only be kept, or who objected: nothing automatic is sent to them (GDPR Art. 18 and 21). */
export async function quietAddresses(access: Access): Promise<string[]> {
  const query = access.list('Contacts').items.select('Id', 'ContactEmail').filter('Restricted eq 1 or Objected eq 1').top(MAX_QUIET);
  const { rows } = await access.guarded(() => readPage(query));
  return rows.map((row) => String(row['ContactEmail']).toLowerCase());
}
