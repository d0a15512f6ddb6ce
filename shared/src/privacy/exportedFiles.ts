import { kindOf } from '../schema/index.ts';
import type { Found } from './find.ts';
import type { DeskRecord } from './records.ts';

/** Messages the person wrote: with the data, their files and original mails are given. */
export const writtenMessages = (found: readonly Found[]): DeskRecord[] =>
  found.filter(({ relation, record }) => relation === 'authored' && kindOf(record.list) === 'Messages').map(({ record }) => record);

type Row = Pick<DeskRecord, 'list' | 'id'>;
const nameOf = ({ list, id }: Row): string => (list === 'Messages' ? String(id) : `archive-${id}`);

/** Path of the file at this place (0 is the first) of a message. Names come from the sender of a mail: nothing of them may lead out of the folder. */
export const exportedFile = (row: Row, place: number, name: string): string => `files/${nameOf(row)}-${place + 1}-${safeName(name)}`;
export const exportedMail = (row: Row): string => `mails/${nameOf(row)}.eml`;

const MAX_NAME_CHARS = 100;
const safeName = (name: string): string =>
  name
    .replace(/[^\p{L}\p{N}._ -]/gu, '_')
    .replace(/^[. ]+/, '_')
    .slice(0, MAX_NAME_CHARS);
