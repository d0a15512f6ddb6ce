export * from './register.ts';
export * from './person.ts';
export * from './records.ts';
export * from './find.ts';
export * from './erase.ts';
export * from './correct.ts';
