import * as React from 'react';
import type { PortalMessage } from '@listdesk/shared/portal';
import { usePortal } from '../PortalContext';

const PICTURE = /^image\/(png|jpe?g|gif|webp|bmp)$/i;
const MAX_PICTURE_BYTES = 5 * 1024 * 1024;
const MAX_PICTURES = 20;
const NONE: ReadonlyMap<string, string> = new Map();

function dataUrl(blob: Blob, contentType: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result).replace(/^data:[^,]*,/, `data:${contentType};base64,`));
    reader.onerror = () => reject(reader.error ?? new Error('unreadable picture'));
    reader.readAsDataURL(blob);
  });
}

/** Pictures inside a message's text, fetched with the user's token, by Content-ID. One that does not come leaves its place empty; the text stays. */
export function useInlinePictures(requestKey: string, message: PortalMessage): ReadonlyMap<string, string> {
  const { client } = usePortal();
  const [pictures, setPictures] = React.useState(NONE);
  const names = message.attachments
    .filter(({ contentId, contentType, size }) => contentId !== null && PICTURE.test(contentType) && size <= MAX_PICTURE_BYTES)
    .slice(0, MAX_PICTURES);
  const wanted = names.map(({ name }) => name).join('\n');

  React.useEffect(() => {
    let left = false;
    const load = async (): Promise<void> => {
      for (const { name, contentId, contentType } of names) {
        const answer = await client.attachment(requestKey, message.key, name);
        if (left) return;
        if (!answer.ok) continue;
        const url = await dataUrl(answer.value, contentType).catch(() => null);
        if (left) return;
        if (url) setPictures((before) => new Map(before).set((contentId ?? '').replace(/^<|>$/g, ''), url));
      }
    };
    void load();
    return () => {
      left = true;
    };
    // `wanted` stands for `names`, which is made anew on each drawing.
  }, [client, requestKey, message.key, wanted]);
  return pictures;
}
