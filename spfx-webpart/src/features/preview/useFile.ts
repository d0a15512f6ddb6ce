import * as React from 'react';
import type { Attachment, Message } from '@listdesk/shared/tickets';
import type { ListsFaultLike } from '@listdesk/shared/sharepoint';
import { faultOf } from '../../app/desk/fault';
import { useDesk } from '../desk/DeskContext';
import { previewOf } from './kinds';
import { openPdf, type OpenPdf, type PdfRefusal } from './pdf';
import { shownType } from './saveFile';
import { textOf } from './textOf';

export type Shown =
  | { state: 'loading'; bytes: null }
  | { state: 'failed'; bytes: null; fault: ListsFaultLike }
  | { state: 'refused'; bytes: Uint8Array; why: PdfRefusal }
  | { state: 'picture'; bytes: Uint8Array; address: string }
  | { state: 'text'; bytes: Uint8Array; text: string; cut: boolean }
  | { state: 'pdf'; bytes: Uint8Array; pdf: OpenPdf };

/** Reads one file and makes it ready to be shown; the one before is let go. */
export function useFile(message: Message, file: Attachment | undefined, turn: number): Shown {
  const { desk } = useDesk();
  const [shown, setShown] = React.useState<Shown>({ state: 'loading', bytes: null });
  React.useEffect(() => {
    let left = false;
    let letGo = (): void => undefined;
    setShown({ state: 'loading', bytes: null });
    const read = async (): Promise<void> => {
      if (!file?.storedName) return;
      const bytes = await desk.port.lists.attachment(message.id, file.storedName);
      if (left) return;
      const kind = previewOf(file);
      if (kind === 'picture') {
        const address = URL.createObjectURL(new Blob([bytes as BlobPart], { type: shownType(file, kind) }));
        letGo = () => URL.revokeObjectURL(address);
        setShown({ state: 'picture', bytes, address });
      } else if (kind === 'text') setShown({ state: 'text', bytes, ...textOf(bytes) });
      else {
        // pdf.js hands its copy over to the worker; ours is for saving.
        const opened = await openPdf(bytes.slice());
        if ('refused' in opened) {
          if (!left) setShown({ state: 'refused', bytes, why: opened.refused });
          return;
        }
        if (left) {
          opened.close();
          return;
        }
        letGo = opened.close;
        setShown({ state: 'pdf', bytes, pdf: opened });
      }
    };
    read().catch((error: unknown) => {
      if (!left) setShown({ state: 'failed', bytes: null, fault: faultOf(error) });
    });
    return () => {
      left = true;
      letGo();
    };
  }, [desk, message.id, file?.storedName, turn]);
  return shown;
}
