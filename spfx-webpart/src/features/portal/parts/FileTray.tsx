import * as React from 'react';
import { MAX_PORTAL_FILES, MAX_PORTAL_FILE_BYTES } from '@listdesk/shared/portal';
import { Button, IconButton } from '../../../ui/controls/Button';
import { Icon } from '../../../ui/icons/Icon';
import { useWords } from '../../../ui/words/WordsContext';
import { fileSize } from '../../../ui/words/times';
import { addFiles } from '../model/files';
import type { ChosenFile, FileRefusal } from '../model/files';

let lastId = 0;
const newId = (): string => `file-${++lastId}`;

export type FileTray = {
  files: ChosenFile[];
  refused: FileRefusal[];
  add(files: FileList | readonly File[] | null): void;
  remove(id: string): void;
  clear(): void;
  /** Takes pictures and files out of a paste; text goes on its way. */
  onPaste(event: React.ClipboardEvent): void;
};

export function useFileTray(): FileTray {
  const [tray, setTray] = React.useState<{ files: ChosenFile[]; refused: FileRefusal[] }>({ files: [], refused: [] });
  const add: FileTray['add'] = (files) => {
    if (files && files.length > 0) setTray((before) => addFiles(before.files, Array.from(files), newId));
  };
  return {
    ...tray,
    add,
    remove: (id) => setTray((before) => ({ files: before.files.filter((file) => file.id !== id), refused: [] })),
    clear: () => setTray({ files: [], refused: [] }),
    onPaste: (event) => {
      const { files } = event.clipboardData;
      if (files.length === 0) return;
      event.preventDefault();
      add(files);
    },
  };
}

/** The files chosen so far, each with a way back, and why others were not taken. */
export function ChosenFiles({ tray, disabled }: { tray: FileTray; disabled: boolean }) {
  const { say, locale } = useWords();
  return (
    <>
      {tray.files.length > 0 && (
        <ul className="pt-files" aria-label={say('portal.chosenFiles')}>
          {tray.files.map(({ id, file }) => (
            <li key={id} className="att">
              <span className="ic">
                <Icon name={file.type.startsWith('image/') ? 'image' : 'file'} />
              </span>
              <span className="col">
                <b className="b clip" dir="auto">
                  {file.name}
                </b>
                <span className="sub">{fileSize(file.size, locale)}</span>
              </span>
              <IconButton icon="x" small disabled={disabled} label={say('portal.removeFile', { name: file.name })} onClick={() => tray.remove(id)} />
            </li>
          ))}
        </ul>
      )}
      {tray.refused.length > 0 && (
        <ul className="pt-refused" role="alert">
          {tray.refused.map(({ reason, name }, index) => (
            <li key={index} className="bad sm">
              {say(`portal.fileRefused.${reason}`, { name, count: MAX_PORTAL_FILES, size: fileSize(MAX_PORTAL_FILE_BYTES, locale) })}
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

/** Where files fall: by drag, by paste into the text above, or by the button, which does the same without dragging. */
export function FileDrop({ tray, disabled }: { tray: FileTray; disabled: boolean }) {
  const { say, locale } = useWords();
  const input = React.useRef<HTMLInputElement>(null);
  const [over, setOver] = React.useState(false);
  return (
    <>
      <div
        className={over ? 'drop over' : 'drop'}
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={(event) => {
          event.preventDefault();
          setOver(false);
          if (!disabled) tray.add(event.dataTransfer.files);
        }}
      >
        <Icon name="clip" />
        <span className="grow hide-phone">{say('portal.dropFiles')}</span>
        <Button small disabled={disabled} onClick={() => input.current?.click()}>
          {say('portal.chooseFiles')}
        </Button>
        <span className="sub sm end hide-narrow">{say('portal.fileLimit', { count: MAX_PORTAL_FILES, size: fileSize(MAX_PORTAL_FILE_BYTES, locale) })}</span>
        <FileInput inputRef={input} tray={tray} />
      </div>
      <ChosenFiles tray={tray} disabled={disabled} />
    </>
  );
}

/** The browser's own chooser, opened by a button that has words. */
export function FileInput({ inputRef, tray }: { inputRef: React.RefObject<HTMLInputElement>; tray: FileTray }) {
  const { say } = useWords();
  return (
    <input
      ref={inputRef}
      type="file"
      multiple
      hidden
      aria-label={say('portal.chooseFiles')}
      onChange={(event) => {
        tray.add(event.target.files);
        event.target.value = '';
      }}
    />
  );
}
