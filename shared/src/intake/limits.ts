/** Limits of what one mail may bring into a desk. */
/** So many always fit into the column that lists them (`filesJson` in shared/src/sharepoint); the mailbox keeps the rest. */
export const MAX_STORED_FILES = 100;
/** The whole of the largest mail Exchange takes; what is over stays in the mailbox and is named in the conversation. */
export const MAX_STORED_FILE_BYTES = 150 * 1024 * 1024;
export const MAX_STORED_BYTES = 150 * 1024 * 1024;
export const MAX_REASON_CHARS = 250;

/** Acknowledgements to one address (peers.md 4.4 step 13). */
export const ACKNOWLEDGE_WINDOW_MINUTES = 180;
export const MAX_ACKNOWLEDGEMENTS = 10;
export const MAX_ACKNOWLEDGEMENTS_SAME_SUBJECT = 2;
/** A `Date` further ahead than this is not believed. */
export const MAX_CLOCK_SKEW_MINUTES = 15;
