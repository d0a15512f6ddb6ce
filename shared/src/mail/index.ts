export * from './inboundMail.ts';
