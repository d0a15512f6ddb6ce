import { accessSync, constants, existsSync, readFileSync } from 'node:fs';
import { userInfo } from 'node:os';
import { dirname, resolve } from 'node:path';
import { personOf, type EraseMode, type Person } from '@listdesk/shared/privacy';
import { OperatorFault } from '../../operator/fault.ts';
import { listOf, textOf, type Options } from '../command.ts';

const ADDRESS = /^[^\s@<>"',;]{1,64}@[^\s@<>"',;]{1,190}$/;

export function personIn(options: Options): Person {
  const addresses = [textOf(options['person']) ?? '', ...listOf(options['alias'])];
  const wrong = addresses.find((address) => !ADDRESS.test(address.trim()));
  if (wrong !== undefined) throw new OperatorFault('address', `"${wrong}" is no mail address.`, 2);
  const names = listOf(options['name']);
  const person = personOf(addresses, names);
  if (person.names.length < new Set(names.map((name) => name.trim())).size)
    throw new OperatorFault('name', 'A name needs at least two words: a first name alone would find other people.', 2);
  return person;
}

const MIN_PASSAGE_CHARS = 4;

export function modeIn(options: Options): EraseMode {
  const passage = textOf(options['passage']);
  const mode = textOf(options['mode']) ?? (passage === undefined ? 'delete' : 'redact');
  if (mode === 'redact') {
    if (!passage || passage.trim().length < MIN_PASSAGE_CHARS)
      throw new OperatorFault('passage', `Say which words with --passage TEXT, at least ${MIN_PASSAGE_CHARS} characters.`, 2);
    return { mode, passage };
  }
  if (mode !== 'delete' && mode !== 'anonymise') throw new OperatorFault('mode', '--mode is delete, anonymise or redact.', 2);
  return { mode };
}

/** The file of a receipt, looked at before anything is erased: what is done cannot be done again for the receipt. */
export function receiptIn(options: Options): string | null {
  const given = textOf(options['receipt']);
  if (given === undefined) return null;
  const file = resolve(given);
  if (existsSync(file)) throw new OperatorFault('receiptTaken', `${file} is there already: a receipt goes into a new file. Nothing was erased.`, 2);
  try {
    accessSync(dirname(file), constants.W_OK);
  } catch {
    throw new OperatorFault('receiptFolder', `${dirname(file)} cannot be written to. Nothing was erased.`, 2);
  }
  return file;
}

const MIN_UNITS = 10;

/** Resource units a minute; null: not said. */
export function unitsIn(options: Options): number | null {
  const given = textOf(options['unitsPerMinute']);
  if (given === undefined) return null;
  const units = Number(given);
  if (!Number.isInteger(units) || units < MIN_UNITS) throw new OperatorFault('budget', `--units-per-minute is a whole number from ${MIN_UNITS}.`, 2);
  return units;
}

/** Who sits at the keyboard, as the logs keep it. */
export function operatorName(): string {
  try {
    return `command line: ${userInfo().username}`;
  } catch {
    return 'command line';
  }
}

const MAX_TOKEN_CHARS = 20_000;

/** A bearer token in a file, never on the command line, where other users of the machine could read it. */
export function tokenIn(options: Options): string | null {
  const file = textOf(options['tokenFile']);
  if (file === undefined) return null;
  const token = readFileSync(file, 'utf8')
    .trim()
    .replace(/^Bearer /i, '');
  if (token.length > MAX_TOKEN_CHARS || !/^[\w-]+\.[\w-]+\.[\w-]*$/.test(token)) throw new OperatorFault('token', 'The file holds no access token.', 2);
  return token;
}
