const LOOK_EVERY_MS = 60_000;

/** localStorage, or null where the browser forbids it. */
export function browserStore(): Storage | null {
  try {
    return window.localStorage;
  } catch {
    return null;
  }
}

/** Hands a file to the browser's download; nothing of it is opened in the page. */
export function saveFile(blob: Blob, fileName: string): void {
  const url = URL.createObjectURL(blob);
  const link = document.createElement('a');
  link.href = url;
  link.download = fileName;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), LOOK_EVERY_MS);
}

/** Looks when the page comes back into view and once a minute while it is seen; a hidden page asks nothing. */
export function whenLookedAt(look: () => void): () => void {
  const seen = (): boolean => document.visibilityState === 'visible';
  const onChange = (): void => {
    if (seen()) look();
  };
  document.addEventListener('visibilitychange', onChange);
  const timer = setInterval(onChange, LOOK_EVERY_MS);
  return () => {
    document.removeEventListener('visibilitychange', onChange);
    clearInterval(timer);
  };
}
