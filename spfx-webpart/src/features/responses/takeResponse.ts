import type { CannedResponse, DeskLists } from '@listdesk/shared/sharepoint';
import type { CannedValues } from '@listdesk/shared/tickets';
import type { DraftFile } from '../../app/unsent/draftFiles';
import { filledHtml } from './responseHtml';

/** `unread`: names of files that could not be fetched; the text is whole without them. */
export type TakenResponse = { html: string; files: DraftFile[]; unread: string[] };

/** A response as it goes into a text: filled, its files fetched (1 request each), its pictures under ids of their own, so that it can stand there twice. */
export async function takeResponse(
  lists: Pick<DeskLists, 'responseFile'>,
  response: CannedResponse,
  values: CannedValues,
  newKey: () => string,
): Promise<TakenResponse> {
  const taken: TakenResponse = { html: filledHtml(response, values), files: [], unread: [] };
  const fetched = await Promise.all(
    response.files.map((file) =>
      lists.responseFile(response.id, file.storedName).then(
        (bytes) => ({ file, bytes }),
        () => ({ file, bytes: null }),
      ),
    ),
  );
  for (const { file, bytes } of fetched) {
    const { fileName, contentType, contentId } = file;
    const ownId = contentId && `${newKey()}@listdesk`;
    if (contentId && ownId) taken.html = taken.html.split(`data-cid="${contentId}"`).join(`data-cid="${ownId}"`);
    if (bytes) taken.files.push({ name: fileName, contentType, bytes, contentId: ownId });
    else taken.unread.push(fileName);
  }
  return taken;
}
