import * as React from 'react';
import type { ResponseFile } from '@listdesk/shared/sharepoint';
import type { DraftFile } from '../../app/unsent/draftFiles';
import { useDraftFiles } from '../composer/useDraftFiles';
import { useDesk } from '../desk/DeskContext';

/** Addresses of the pictures a stored response shows, by their content id; fetched once, those that cannot be are shown by their names. */
function useStoredPictures(id: number | null, files: readonly ResponseFile[]): ReadonlyMap<string, string> {
  const { lists } = useDesk().desk.port;
  const [pictures, setPictures] = React.useState<ReadonlyMap<string, string>>(() => new Map());
  const first = React.useRef(files);
  React.useEffect(() => {
    let left = false;
    const made: string[] = [];
    for (const { contentId, storedName, contentType } of first.current) {
      if (id === null || contentId === null) continue;
      lists.responseFile(id, storedName).then(
        (bytes) => {
          if (left) return;
          const address = URL.createObjectURL(new Blob([bytes as BlobPart], { type: contentType }));
          made.push(address);
          setPictures((old) => new Map(old).set(contentId, address));
        },
        () => undefined,
      );
    }
    return () => {
      left = true;
      made.forEach((address) => URL.revokeObjectURL(address));
    };
  }, [lists, id]);
  return pictures;
}

/**
 * The files of a response in the editor: those it has, and those added since, which stay on this device under `slot` until they are saved. `begun` are those it begins with;
 * null: whatever was left there.
 */
export function useResponseFiles(slot: string, id: number | null, stored: readonly ResponseFile[], begun: readonly DraftFile[] | null) {
  const kept = useDraftFiles(slot);
  const shown = useStoredPictures(id, stored);
  React.useEffect(() => {
    if (begun) kept.set(begun);
    // What it begins with is said once.
  }, []);
  const pictures = React.useMemo(() => new Map([...shown, ...kept.pictures]), [shown, kept.pictures]);
  return { kept, pictures };
}
