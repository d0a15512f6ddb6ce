export { announced } from './announced';
export { serviceClient } from './serviceClient';
export type { QuarantineClient } from './quarantine';
export type { EvidenceClient } from './evidence';
export type { TemplateClient } from './templates';
export type { PortalClient, ServiceClient } from './serviceClient';
export type { Check, LicenceReply } from './parse';
export type { ServiceFailure, ServiceResult } from './failures';
export type { ServiceFetch, ServiceRequestInit, ServiceResponse } from './port';
