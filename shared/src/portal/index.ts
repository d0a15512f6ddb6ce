export * from './contract.ts';
export * from './checkup.ts';
