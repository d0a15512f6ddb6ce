export * from './contract.ts';
export * from './checkup.ts';
export * from './privacy.ts';
