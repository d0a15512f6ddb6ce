/** A document library of the desk. It has no columns of ours: what a file is stands in the `Files` column of its message. */
export type LibraryDefinition = {
  /** Last part of the library's URL (`<site>/<url>`), its identity for us. */
  url: string;
  title: string;
  description: string;
};

/** Files of messages that are too large for an attachment (`MAX_ATTACHED_FILE_BYTES`). Class of data: content, like attachments. */
export const FILES_LIBRARY = {
  url: 'ListDeskFiles',
  title: 'ListDesk Files',
  description: 'Large files of messages. They are listed at their message; do not rename or move them.',
} as const satisfies LibraryDefinition;
