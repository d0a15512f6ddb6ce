import { jsonBody, type Answer, type Call } from '../http/call.ts';
import { noSuchFile } from '../http/errors.ts';
import { demand } from '../identity/rights.ts';
import { createItem } from '../rules/itemWrite.ts';
import type { List } from '../state/model.ts';
import { markFailed, readFormValues } from './formValues.ts';

/** A new row from form strings, in a folder when one is named; the new id stands behind a result named `Id`. */
export function addValidated(call: Call, list: List): Answer {
  const info = jsonBody(call)['listItemCreateInfo'] as { FolderPath?: { DecodedUrl?: string } } | undefined;
  const named = info?.FolderPath?.DecodedUrl?.replace(/\/$/, '');
  const folder = named && named.toLowerCase() !== list.path.toLowerCase() ? list.items.at(named) : undefined;
  demand(call.who, 'addListItems', call.site, list, folder);
  if (named && named.toLowerCase() !== list.path.toLowerCase() && !folder?.folder) throw noSuchFile(named);
  const { values, results } = readFormValues(call, list);
  let id = 0;
  if (results.every((each) => !each.HasException)) {
    try {
      id = createItem({ ...call, list }, values, null, folder?.path ?? undefined).id;
    } catch (error) {
      markFailed(results, error);
    }
  }
  const made = id ? [{ ErrorCode: 0, ErrorMessage: null, FieldName: 'Id', FieldValue: String(id), HasException: false, ItemId: id }] : [];
  return {
    kind: 'value',
    name: 'AddValidateUpdateItemUsingPath',
    type: 'Collection(SP.ListItemFormUpdateValue)',
    value: [...results.map((each) => ({ ...each, ItemId: id })), ...made],
  };
}
