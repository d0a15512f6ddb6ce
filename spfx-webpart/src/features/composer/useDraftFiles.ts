import * as React from 'react';
import type { DraftFile } from '../../app/unsent/draftFiles';
import { useDesk } from '../desk/DeskContext';

const NONE: readonly DraftFile[] = [];

/** The files of a draft, kept on this device over a reload, and addresses under which its pictures can be shown. */
export function useDraftFiles(ticketKey: string) {
  const { desk } = useDesk();
  const { unsent } = desk.port;
  const [files, setFiles] = React.useState(NONE);
  const latest = React.useRef(files);
  latest.current = files;
  const changed = React.useRef(false);
  const read = React.useRef<Promise<void> | undefined>();
  React.useEffect(() => {
    let left = false;
    read.current = unsent?.()
      .then((kept) => kept.files.read(ticketKey))
      .then(
        (kept) => {
          if (left || changed.current || !kept.length) return;
          latest.current = kept;
          setFiles(kept);
        },
        () => undefined,
      );
    return () => {
      left = true;
    };
  }, [unsent, ticketKey]);
  const set = React.useCallback(
    (next: readonly DraftFile[]): void => {
      changed.current = true;
      latest.current = next;
      setFiles(next);
      void unsent?.()
        .then((kept) => kept.files.write(ticketKey, next))
        .catch(() => undefined);
    },
    [unsent, ticketKey],
  );
  /** Puts files beside those that lie here, once it is known which do. */
  const add = React.useCallback(
    async (more: readonly DraftFile[]): Promise<void> => {
      await read.current;
      set([...latest.current, ...more]);
    },
    [set],
  );

  const made = React.useRef(new Map<string, string>());
  const pictures = React.useMemo(() => {
    const addresses = new Map<string, string>();
    for (const { contentId, bytes, contentType } of files) {
      if (!contentId) continue;
      const address = made.current.get(contentId) ?? URL.createObjectURL(new Blob([bytes as BlobPart], { type: contentType }));
      made.current.set(contentId, address);
      addresses.set(contentId, address);
    }
    return addresses;
  }, [files]);
  React.useEffect(() => () => made.current.forEach((address) => URL.revokeObjectURL(address)), []);
  return { files, set, add, pictures };
}
