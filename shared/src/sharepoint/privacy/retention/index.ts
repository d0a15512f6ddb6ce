export { previewRetention, type RetentionPreview } from './previewRetention.ts';
export { runRetention, type RetentionOptions, type RetentionOutcome } from './runRetention.ts';
export { paceOf, UNITS_A_MINUTE, type Pace } from './pace.ts';
export type { RetentionTotals } from './work.ts';
