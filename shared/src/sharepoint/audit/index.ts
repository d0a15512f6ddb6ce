export { audited } from './audited.ts';
export type { AuditFilter, AuditPage } from './auditPage.ts';
