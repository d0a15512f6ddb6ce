export * from './circles.ts';
export * from './column.ts';
export * from './library.ts';
export * from './lists.ts';
export * from './mailLimits.ts';
export * from './settings.ts';
export * from './titles.ts';
