export * from './claims.ts';
export * from './rules.ts';
