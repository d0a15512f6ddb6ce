export * from './calendar.ts';
export * from './policy.ts';
export * from './parseSla.ts';
export * from './due.ts';
export { isTimeZone } from './zone.ts';
