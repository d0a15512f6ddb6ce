export { openDesk, personHash, type Desk, type DeskOptions } from './desk.ts';
export { erasePerson, previewErase, type EraseOutcome, type ErasePreview, type EraseReceipt } from './erasePerson.ts';
export { correctPerson, findPerson, flagPerson, type CorrectReceipt, type FindResult, type Flag } from './requests.ts';
export { readFile as readRecordFile } from './readRecords.ts';
export { auditLog, type AuditLog } from '../audit/auditLog.ts';
export type { LoggedRequest, Receipt } from './privacyLog.ts';
export { sha256 } from './sha256.ts';
export { accessTo, type Access } from '../access.ts';
export { auditRoles } from '../audit/roleChanges.ts';
