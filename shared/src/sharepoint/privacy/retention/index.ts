export { previewRetention, runRetention, type RetentionOptions, type RetentionOutcome, type RetentionPreview } from './runRetention.ts';
export { paceOf, UNITS_A_MINUTE, type Pace } from './pace.ts';
export type { RetentionTotals } from './work.ts';
