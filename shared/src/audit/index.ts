export * from './chain.ts';
export * from './verify.ts';
