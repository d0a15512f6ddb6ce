import * as React from 'react';
import { useWords } from '../../ui/words/WordsContext';
import { useDesk } from '../desk/DeskContext';
import type { EditorHandle } from './Editor';
import { fittingFiles, heldOf, sizesOf, takeFiles, type Taken } from './files';
import type { DraftFile } from '../../app/unsent/draftFiles';
import type { useDraftFiles } from './useDraftFiles';

export type Reading = { done: number; total: number };
export type AddFilesProps = {
  kept: ReturnType<typeof useDraftFiles>;
  /** What goes along besides. */
  beside?: readonly { size: number }[];
  editor: React.RefObject<EditorHandle>;
  /** How far the device has read them; null when it is through. */
  onReading?(reading: Reading | null): void;
  /** The sentence about those that did not fit; null when all did. */
  onRefused(sentence: string | null): void;
};

function pictureHtml(contentId: string, name: string): string {
  const picture = document.createElement('img');
  picture.dataset.cid = contentId;
  picture.alt = name;
  return picture.outerHTML;
}

/**
 * Adds files to a draft; pictures that were pasted or dropped into the text (`inText`) stand where the caret is. `put` adds files that are read already, whose pictures the
 * text names itself, and says which could not be (`unread`).
 */
export function useAddFiles({ kept, beside = [], editor, onReading, onRefused }: AddFilesProps) {
  const { say } = useWords();
  const { desk } = useDesk();
  // Reading takes its time: what was added meanwhile counts too.
  const latest = React.useRef(kept);
  latest.current = kept;
  const held = () => heldOf([...beside, ...sizesOf(latest.current.files)]);
  const keepThose = ({ files, refused }: Taken): void => {
    if (files.length) latest.current.set([...latest.current.files, ...files]);
    onRefused(refused.length ? refused.map((one) => say(`files.${one.reason}`, { name: one.name })).join(' ') : null);
  };
  const add = async (list: readonly File[], inText: boolean): Promise<void> => {
    onReading?.({ done: 0, total: list.length });
    const taken = await takeFiles(list, held(), {
      pictureId: inText ? () => `${desk.port.newKey()}@listdesk` : null,
      onProgress: (done, total) => onReading?.({ done, total }),
    });
    onReading?.(null);
    keepThose(taken);
    for (const { contentId, name } of taken.files) if (contentId) editor.current?.insert(pictureHtml(contentId, name));
  };
  const put = (files: readonly DraftFile[], unread: readonly string[] = []): void => {
    const fitting = fittingFiles(files, held());
    keepThose({ ...fitting, refused: [...fitting.refused, ...unread.map((name) => ({ name, reason: 'unreadable' as const }))] });
  };
  return { add, put };
}
