export { LicenceProvider, useLicence } from './useLicence';
export type { Licence } from './useLicence';
export { LicenceBar } from './LicenceBar';
export { licenceCache } from './licenceCache';
export { readLicence } from './readLicence';
export type { Installation, LicencePorts, LicenceReading } from './readLicence';
export { trustedKeys } from './trustedKeys';
