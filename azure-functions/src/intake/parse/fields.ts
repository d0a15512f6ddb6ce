import { readHeadBlock, valueOf } from './headBlock.ts';

/** Fields of a small block of headers that is no mail of its own (a delivery report, the headers of a returned mail). */
export type Field = { name: string; value: string };

export const readFields = (bytes: Buffer): Field[] =>
  (readHeadBlock(bytes, 0, true, () => false)?.fields ?? []).map((span) => ({ name: span.name, value: valueOf(bytes, span) }));

export const firstValue = (fields: readonly Field[], name: string): string | null => fields.find((field) => field.name === name)?.value ?? null;
