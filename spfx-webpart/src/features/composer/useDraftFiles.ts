import * as React from 'react';
import type { DraftFile } from '../../app/unsent/draftFiles';
import { useDesk } from '../desk/DeskContext';

const NONE: readonly DraftFile[] = [];

/** The files of a draft, kept on this device over a reload, and addresses under which its pictures can be shown. */
export function useDraftFiles(ticketKey: string) {
  const { desk } = useDesk();
  const { unsent } = desk.port;
  const [files, setFiles] = React.useState(NONE);
  const changed = React.useRef(false);
  React.useEffect(() => {
    let left = false;
    void unsent?.()
      .then((kept) => kept.files.read(ticketKey))
      .then(
        (kept) => {
          if (!left && !changed.current && kept.length) setFiles(kept);
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
      setFiles(next);
      void unsent?.()
        .then((kept) => kept.files.write(ticketKey, next))
        .catch(() => undefined);
    },
    [unsent, ticketKey],
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
  return { files, set, pictures };
}
