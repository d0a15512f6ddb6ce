export * from './plan.ts';
export * from './mailLog.ts';
