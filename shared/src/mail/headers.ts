import type { InboundMail } from './inboundMail.ts';

/** First value of a header, `''` when absent. */
export const header = (mail: Pick<InboundMail, 'headers'>, name: string): string => mail.headers.get(name)?.[0] ?? '';
export const headerValues = (mail: Pick<InboundMail, 'headers'>, name: string): readonly string[] => mail.headers.get(name) ?? [];
export const hasHeader = (mail: Pick<InboundMail, 'headers'>, name: string): boolean => mail.headers.has(name);
