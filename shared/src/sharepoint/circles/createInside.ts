import type { Access } from '../access.ts';
import { LISTS, type Column } from '../../schema/index.ts';
import type { WriteOutcome } from '../contract.ts';
import { ListsFault, SP_ERROR } from '../fault.ts';
import type { Fields } from '../fieldWriter.ts';
import { quote } from '../odata.ts';
import { normalEtag, readPage } from '../rows.ts';
import { listFolder, type CircleList } from './places.ts';

type FormAnswer = { FieldName: string; FieldValue: string | null; HasException: boolean; ErrorCode?: number; ErrorMessage: string | null };
/** What nobody has written to since it was made. */
const UNTOUCHED = '"1"';

/**
 * Makes a row inside the circle's folder, so that it is never anywhere else. Only `AddValidateUpdateItemUsingPath` takes a folder, and it reads texts as
 * people type them; so it gets the keys alone and the values follow. Stopped in between, the next try finds the key and finishes. 2 requests.
 */
export async function createInside(access: Access, list: CircleList, circle: string, fields: Fields): Promise<WriteOutcome> {
  const columns: readonly Column[] = LISTS[list].columns;
  const keys = columns.filter((column) => column.required && typeof fields[column.name] === 'string');
  const unique = columns.find((column) => column.unique)!.name;
  const values = keys.map(({ name }) => ({ FieldName: name, FieldValue: String(fields[name]) }));
  const folder = listFolder(access, list, circle);
  const answer = (await access.guarded(() => access.list(list).addValidateUpdateItemUsingPath(values, folder))) as unknown as FormAnswer[];
  const refused = answer.find((each) => each.HasException);
  if (refused && !isDuplicate(refused))
    throw new ListsFault('lists.invalid', `${list}: SharePoint refused ${refused.FieldName}: ${String(refused.ErrorMessage).slice(0, 200)}`);
  const query = access
    .list(list)
    .items.select('Id', 'FileDirRef')
    .filter(`${unique} eq ${quote(String(fields[unique]))}`)
    .top(1);
  const row = (await access.guarded(() => readPage(query))).rows[0];
  if (!row) {
    // Somebody else's: it lies where we may not look.
    if (refused) return { outcome: 'exists' };
    throw new ListsFault('lists.missing', `${list}: what was just made is not there.`);
  }
  if (refused && (normalEtag(row['odata.etag']) !== UNTOUCHED || String(row['FileDirRef']).toLowerCase() !== folder.toLowerCase()))
    return { outcome: 'exists' };
  const id = Number(row['Id']);
  const { etag } = (await access.guarded(() => access.list(list).items.getById(id).update(fields))) as { etag: string | null };
  return { outcome: 'created', id, etag: normalEtag(etag) };
}

/** SharePoint gives the number beside the field or only in words of the site's language; a unique key is all that a plain text can be refused for. */
const isDuplicate = ({ ErrorCode, ErrorMessage }: FormAnswer): boolean =>
  ErrorCode === SP_ERROR.duplicateValue || /-2130575214|duplicate/i.test(String(ErrorMessage));
