/** Raised with every change of `LISTS`; the desk stores what it was provisioned with and upgrades forward. */
export const SCHEMA_VERSION = 4;
/** Since this version canned responses have formatting, an owner and files. */
export const RICH_RESPONSES_SINCE = 4;
