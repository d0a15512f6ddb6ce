export * from './chain.ts';
export * from './verify.ts';
export * from './deeds.ts';
export * from './ticketLog.ts';
