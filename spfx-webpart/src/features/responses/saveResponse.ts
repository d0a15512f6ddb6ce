import { storedAttachmentNames, type CannedResponseText, type DeskLists, type ResponseFile } from '@listdesk/shared/sharepoint';
import { attachmentsOf } from '../../app/desk/newMessage';
import { faultOf } from '../../app/desk/fault';
import type { SaveOutcome } from '../../app/texts/useTexts';
import type { DraftFile } from '../../app/unsent/draftFiles';
import { sameText, tidied, type Editing } from './editing';

type Lists = Pick<DeskLists, 'cannedResponses' | 'createCannedResponse' | 'updateCannedResponse' | 'addResponseFile' | 'recycleResponseFile'>;
const HASH_CHARS = 12;

/** Stored under what they hold: the same file added twice, by a second try for one, is one file, and two with one name are two. */
async function withNames(files: readonly DraftFile[]): Promise<ResponseFile[]> {
  const described = await attachmentsOf(files, []);
  const names = storedAttachmentNames(described.map(({ sha256, fileName }) => `${(sha256 ?? '').slice(0, HASH_CHARS)} ${fileName}`));
  return described.map((file, index) => ({ ...file, storedName: names[index] ?? file.fileName }));
}

/**
 * Stores a response with the files that were added: the files first, then the text that names them, so that no reader meets one that names what is not there. `over`: on top
 * of what somebody else saved meanwhile. Files it no longer names go to the recycle bin last. A save that stopped anywhere is done again by the same call.
 */
export async function saveResponse(lists: Lists, agentId: number, editing: Editing, added: readonly DraftFile[], over: boolean): Promise<SaveOutcome> {
  const find = async () => (await lists.cannedResponses(agentId)).find(({ key }) => key === editing.key);
  try {
    const files = await withNames(added);
    const text: CannedResponseText = { ...tidied(editing.text), files: [...editing.text.files, ...files] };
    if (editing.id === null) {
      const made = await lists.createCannedResponse(editing.key, { ...text, files: [] });
      if (made.outcome === 'created' && !text.files.length) return { outcome: 'saved', id: made.item.id };
    } else if (!files.length && !over) {
      const answer = await lists.updateCannedResponse(editing.id, editing.etag, text);
      if (answer.outcome === 'updated') return await cleared(lists, editing.id, editing, text);
      if (answer.outcome === 'gone') return answer;
    }
    // Files raise the ETag too: whether somebody else was here is seen by the text.
    const free = over || editing.id === null;
    const before = await find();
    if (!before) return { outcome: 'gone' };
    if (!free && editing.from && !sameText(before, editing.from)) return { outcome: 'stale' };
    for (const [index, file] of files.entries()) await lists.addResponseFile(before.id, file.storedName, added[index]!.bytes);
    const now = files.length ? await find() : before;
    if (!now) return { outcome: 'gone' };
    if (!free && !sameText(now, before)) return { outcome: 'stale' };
    const answer = await lists.updateCannedResponse(now.id, now.etag, text);
    return answer.outcome === 'updated' ? await cleared(lists, now.id, editing, text) : { outcome: answer.outcome };
  } catch (error) {
    return { outcome: 'failed', fault: faultOf(error) };
  }
}

async function cleared(lists: Lists, id: number, { from }: Editing, { files }: CannedResponseText): Promise<SaveOutcome> {
  const left = (from?.files ?? []).filter(({ storedName }) => !files.some((file) => file.storedName === storedName));
  // Nothing names them any more; one that stays behind is seen by nobody and goes with the response.
  for (const { storedName } of left) await lists.recycleResponseFile(id, storedName).catch(() => undefined);
  return { outcome: 'saved', id };
}
