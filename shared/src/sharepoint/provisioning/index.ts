export { addToRole, removeFromRole } from './people.ts';
export { inspectDesk, provisionDesk } from './provisionDesk.ts';
export type { DeskInspection, ProvisionOptions, ProvisionProgress } from './provisionDesk.ts';
export type { Conflict, ProvisionStep } from './plan.ts';
