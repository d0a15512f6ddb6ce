import * as React from 'react';
import type { DraftFile } from '../../app/unsent/draftFiles';
import { IconButton } from '../../ui/controls/Button';
import { Icon } from '../../ui/icons/Icon';
import { useWords } from '../../ui/words/WordsContext';
import { fileSize } from '../../ui/words/times';
import { MAX_FILES_BYTES } from './files';

/** A file beside a text; one with a content id stands in it. */
type FileBeside = { name: string; size: number; contentId: string | null };
export const besideOf = (files: readonly DraftFile[]): FileBeside[] => files.map(({ name, bytes, contentId }) => ({ name, size: bytes.length, contentId }));

/** The files that go along, and how much room they take; pictures in the text are not listed twice. */
export function FileRow({ files, disabled, onRemove }: { files: readonly FileBeside[]; disabled: boolean; onRemove(index: number): void }) {
  const { say, locale } = useWords();
  const listed = files.map((file, index) => ({ file, index })).filter(({ file }) => file.contentId === null);
  if (!listed.length) return null;
  const bytes = files.reduce((sum, file) => sum + file.size, 0);
  return (
    <>
      <ul className="picked" aria-label={say('composer.files')}>
        {listed.map(({ file, index }) => (
          <li key={`${file.name}-${index}`} className="att">
            <span className="ic">
              <Icon name="file" />
            </span>
            <span className="col">
              <b className="b clip">{file.name}</b>
              <span className="sub">{fileSize(file.size, locale)}</span>
            </span>
            <IconButton icon="x" small disabled={disabled} label={say('composer.removeFile', { name: file.name })} onClick={() => onRemove(index)} />
          </li>
        ))}
      </ul>
      <p className="sub sm pickedsum">{say('composer.room', { used: fileSize(bytes, locale), all: fileSize(MAX_FILES_BYTES, locale) })}</p>
    </>
  );
}
