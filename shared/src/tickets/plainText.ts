/** A text file's words, in the encoding its bytes say: a mark at its beginning, else UTF-8 where it is that, else Windows-1252. */
export function plainText(bytes: Uint8Array): string {
  const marked = bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : null;
  return marked ? new TextDecoder(marked).decode(bytes) : (utf8(bytes) ?? new TextDecoder('windows-1252').decode(bytes));
}

function utf8(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}
