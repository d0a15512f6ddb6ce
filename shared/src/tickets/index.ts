export * from './ticket.ts';
export * from './message.ts';
