export * from './calendar.ts';
export * from './policy.ts';
export * from './parseSla.ts';
export * from './due.ts';
export { dateOf, instantOf, isTimeZone, localDay, weekdayOf, type LocalDay } from './zone.ts';
