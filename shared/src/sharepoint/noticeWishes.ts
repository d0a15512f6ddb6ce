import { NOTICE_WISHES, type Agent, type NoticeWish } from '../tickets/index.ts';
import type { Access } from './access.ts';
import { ListsFault } from './fault.ts';
import { fieldReader } from './fieldReader.ts';
import { line } from './fieldWriter.ts';
import { quote } from './odata.ts';
import type { Row } from './rows.ts';

const MOST_WISHES = 1_000;

/** Which mails each agent wants, by site user id; whoever never chose is absent. It stands on the agent's item of presence. 1 request. */
export async function noticeWishes(access: Access): Promise<Map<number, NoticeWish>> {
  const rows = await access
    .guarded(() => access.list('Presence').items.select('Id', 'PresenceKey', 'NoticeMail').top(MOST_WISHES)() as Promise<Row[]>)
    .catch((error: unknown) => {
      // An older desk without the column: nobody has chosen.
      if (error instanceof ListsFault && (error.code === 'lists.invalid' || error.code === 'lists.missing')) return [];
      throw error;
    });
  return new Map(
    rows.flatMap((row): [number, NoticeWish][] => {
      const read = fieldReader('Presence', row);
      const wish = read.choiceOrNull('NoticeMail', NOTICE_WISHES);
      return wish ? [[Number(row['PresenceKey']), wish]] : [];
    }),
  );
}

/** 2 requests. */
export async function saveNoticeWish(access: Access, { id, name }: Pick<Agent, 'id' | 'name'>, wish: NoticeWish): Promise<void> {
  const items = access.list('Presence').items;
  const [mine] = await access.guarded(
    () =>
      items
        .select('Id')
        .filter(`PresenceKey eq ${quote(String(id))}`)
        .top(1)() as Promise<Row[]>,
  );
  if (mine) await access.guarded(() => items.getById(Number(mine['Id'])).update({ NoticeMail: wish }));
  else await access.guarded(() => items.add({ PresenceKey: String(id), Title: line(name) ?? '-', PresenceTicket: 0, PresenceTyping: false, NoticeMail: wish }));
}
