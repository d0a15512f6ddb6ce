export { audited } from './audited.ts';
export { toldFirst } from './toldFirst.ts';
export type { AuditFilter, AuditPage } from './auditPage.ts';
