import { jsonBody, type Answer, type Call } from '../http/call.ts';
import { SharePointError } from '../http/errors.ts';
import { demand } from '../identity/rights.ts';
import { createItem } from '../rules/itemWrite.ts';
import type { List } from '../state/model.ts';
import { markFailed, readFormValues } from './formValues.ts';

/** A new row from form strings; the new id stands behind a result named `Id`. Folders of lists are not simulated. */
export function addValidated(call: Call, list: List): Answer {
  demand(call.who, 'addListItems', call.site, list);
  const info = jsonBody(call)['listItemCreateInfo'] as { FolderPath?: { DecodedUrl?: string } } | undefined;
  const folder = info?.FolderPath?.DecodedUrl?.replace(/\/$/, '');
  if (folder && folder.toLowerCase() !== list.path.toLowerCase()) throw new SharePointError(501, 'simulatorNotImplemented', `simulator: not implemented: folder ${folder} of a list`);
  const { values, results } = readFormValues(call, list);
  let id = 0;
  if (results.every((each) => !each.HasException)) {
    try {
      id = createItem({ ...call, list }, values).id;
    } catch (error) {
      markFailed(results, error);
    }
  }
  const made = id ? [{ ErrorCode: 0, ErrorMessage: null, FieldName: 'Id', FieldValue: String(id), HasException: false, ItemId: id }] : [];
  return { kind: 'value', name: 'AddValidateUpdateItemUsingPath', type: 'Collection(SP.ListItemFormUpdateValue)', value: [...results.map((each) => ({ ...each, ItemId: id })), ...made] };
}
