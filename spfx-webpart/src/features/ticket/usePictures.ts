import * as React from 'react';
import type { Message } from '@listdesk/shared/tickets';
import { useDesk } from '../desk/DeskContext';

const PICTURE = /^image\/(png|jpe?g|gif|webp|bmp)$/i;
const MAX_PICTURE_BYTES = 5 * 1024 * 1024;
const MAX_PICTURES = 20;
const NONE: ReadonlyMap<string, string> = new Map();

function dataUrl(bytes: Uint8Array, type: string): string {
  const chunk = 0x8000;
  let binary = '';
  for (let start = 0; start < bytes.length; start += chunk) binary += String.fromCharCode(...Array.from(bytes.subarray(start, start + chunk)));
  return `data:${type};base64,${btoa(binary)}`;
}

/** The inline pictures of a message, from our own files only; they appear one by one. */
export function usePictures(message: Message): ReadonlyMap<string, string> {
  const { desk } = useDesk();
  const [pictures, setPictures] = React.useState(NONE);
  const wanted = React.useMemo(
    () =>
      message.attachments
        .filter((file) => file.contentId && file.storedName && PICTURE.test(file.contentType) && file.size <= MAX_PICTURE_BYTES)
        .slice(0, MAX_PICTURES),
    // By what the files are, not by the object: a conversation read again brings the same pictures.
    [message.attachments.map((file) => file.storedName).join('|')],
  );
  React.useEffect(() => {
    let left = false;
    const load = async (): Promise<void> => {
      for (const file of wanted) {
        if (left) return;
        try {
          const bytes = await desk.port.lists.attachment(message.id, file.storedName ?? '');
          if (!left) setPictures((old) => new Map(old).set((file.contentId ?? '').replace(/^<|>$/g, ''), dataUrl(bytes, file.contentType)));
        } catch {
          // The text stays readable; the picture shows its name as the mail gave it.
        }
      }
    };
    if (message.id > 0) void load();
    return () => {
      left = true;
    };
  }, [desk, message.id, wanted]);
  return pictures;
}
