export * from './contract.ts';
export * from './deskLists.ts';
export { ListsFault, parseRetryAfter } from './fault.ts';
export { storedAttachmentNames, MAX_STORED_NAME_CHARS } from './attachments.ts';
export { MAX_BATCH_WRITES } from './writes.ts';
export { hashMessageId } from './messageIdHash.ts';
export { MAX_REQUESTER_ADDRESSES } from './ticketViews.ts';
export * from './provisioning/index.ts';
