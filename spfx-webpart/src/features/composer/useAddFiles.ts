import type * as React from 'react';
import { useWords } from '../../ui/words/WordsContext';
import { useDesk } from '../desk/DeskContext';
import type { EditorHandle } from './Editor';
import { takeFiles } from './files';
import type { useDraftFiles } from './useDraftFiles';

export type Reading = { done: number; total: number };
export type AddFilesProps = {
  kept: ReturnType<typeof useDraftFiles>;
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

/** Adds files to a draft; pictures that were pasted or dropped into the text (`inText`) stand where the caret is. */
export function useAddFiles({ kept, editor, onReading, onRefused }: AddFilesProps): (list: readonly File[], inText: boolean) => Promise<void> {
  const { say } = useWords();
  const { desk } = useDesk();
  return async (list, inText) => {
    onReading?.({ done: 0, total: list.length });
    const taken = await takeFiles(list, kept.files, {
      pictureId: inText ? () => `${desk.port.newKey()}@listdesk` : null,
      onProgress: (done, total) => onReading?.({ done, total }),
    });
    onReading?.(null);
    kept.set([...kept.files, ...taken.files]);
    for (const { contentId, name } of taken.files) if (contentId) editor.current?.insert(pictureHtml(contentId, name));
    onRefused(taken.refused.length ? taken.refused.map((one) => say(`files.${one.reason}`, { name: one.name })).join(' ') : null);
  };
}
