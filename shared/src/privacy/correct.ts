import { kindOf } from '../schema/index.ts';
import { normalAddress } from './person.ts';
import { textOf, type DeskRecord, type Finder } from './records.ts';

/** What is right from now on. What people wrote stays as they wrote it; the copies of name and address beside it change. */
export type Correction = { name: string | null; address: string | null };

const ADDRESS = /^[^\s@<>"',;]{1,64}@[^\s@<>"',;]{1,190}$/;
const MAX_NAME_CHARS = 200;

/** Null when there is nothing to correct or it cannot be stored. */
export function parseCorrection(name: string | undefined, address: string | undefined): Correction | null {
  const clean = name?.replace(/\s+/g, ' ').trim() || null;
  const normal = address === undefined ? null : normalAddress(address);
  if (clean === null && normal === null) return null;
  if ((clean !== null && clean.length > MAX_NAME_CHARS) || (normal !== null && !ADDRESS.test(normal))) return null;
  return { name: clean, address: normal };
}

/** Where name and address stand beside each other; a name counts as theirs only next to one of their addresses. */
const PAIRS: Readonly<Partial<Record<DeskRecord['list'], { name: string | null; address: string }>>> = {
  Contacts: { name: 'Title', address: 'ContactEmail' },
  Tickets: { name: 'RequesterName', address: 'RequesterEmail' },
  Messages: { name: 'FromName', address: 'FromEmail' },
  MailLog: { name: null, address: 'FromEmail' },
};

/** The columns of one record that change, with their new values; asking again after they were written answers nothing. */
export function correctedFields(finder: Finder, record: DeskRecord, { name, address }: Correction): Record<string, string> {
  const { fields } = record;
  const list = kindOf(record.list);
  const change: Record<string, string> = {};
  const theirs = (value: string): boolean => finder.isTheirs(value) || (address !== null && normalAddress(value) === address);
  const set = (column: string, value: string): void => void (textOf(fields, column) !== value && (change[column] = value));
  const pair = PAIRS[list];
  if (pair && theirs(textOf(fields, pair.address))) {
    if (address !== null) set(pair.address, address);
    if (name !== null && pair.name !== null) set(pair.name, name);
  }
  if (list === 'Tickets' && address !== null) {
    const lines = textOf(fields, 'CcAddresses').split(/\r?\n/);
    const next = [...new Set(lines.map((line) => (finder.isTheirs(line) ? address : line)))].join('\n');
    if (lines.some((line) => finder.isTheirs(line) && normalAddress(line) !== address)) change['CcAddresses'] = next;
  }
  if (list === 'Messages') {
    const next = correctedRecipients(textOf(fields, 'Recipients'), theirs, { name, address });
    if (next !== null) change['Recipients'] = next;
  }
  return change;
}

function correctedRecipients(text: string, theirs: (address: string) => boolean, { name, address }: Correction): string | null {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return null;
  }
  const walk = (each: unknown): unknown => {
    if (Array.isArray(each)) return each.map(walk);
    if (typeof each !== 'object' || each === null) return each;
    if ('address' in each && typeof each.address === 'string' && theirs(each.address))
      return { ...each, ...(name !== null && { name }), ...(address !== null && { address }) };
    return Object.fromEntries(Object.entries(each).map(([key, inner]) => [key, walk(inner)]));
  };
  const next = JSON.stringify(walk(value));
  return next === JSON.stringify(value) ? null : next;
}
