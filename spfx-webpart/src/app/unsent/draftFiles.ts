/** A file waiting to be sent. `contentId` is set for a picture that stands in the text. */
export type DraftFile = { name: string; contentType: string; bytes: Uint8Array; contentId: string | null };

/** The files of unsent texts, kept on this device over a reload. Nothing throws: keeping is a comfort, never a condition. */
export type DraftFiles = {
  read(ticketKey: string): Promise<DraftFile[]>;
  /** An empty list forgets them. */
  write(ticketKey: string, files: readonly DraftFile[]): Promise<void>;
};
