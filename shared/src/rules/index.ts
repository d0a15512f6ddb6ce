export * from './rule.ts';
export * from './conditions.ts';
export * from './decideRules.ts';
export * from './parseRules.ts';
export * from './quietTickets.ts';
