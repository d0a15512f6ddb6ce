/** Raised with every change of `LISTS`; the desk stores what it was provisioned with and upgrades forward. */
export const SCHEMA_VERSION = 3;
