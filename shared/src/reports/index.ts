export * from './articles.ts';
export * from './facts.ts';
export * from './gather.ts';
export * from './promises.ts';
export * from './service.ts';
export * from './shares.ts';
export * from './weekly.ts';
