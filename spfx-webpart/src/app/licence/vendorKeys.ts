import type { LicenceKey } from './trustedKeys';

/** Made by the build from config/licence-keys.json; change that file, not this one. */
export const VENDOR_KEYS: readonly LicenceKey[] = [];
