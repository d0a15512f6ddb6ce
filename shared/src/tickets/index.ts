export * from './ticket.ts';
export * from './message.ts';
export * from './lifecycle.ts';
export * from './permissions.ts';
export * from './presentation.ts';
export * from './cannedTokens.ts';
export * from './storedFile.ts';
