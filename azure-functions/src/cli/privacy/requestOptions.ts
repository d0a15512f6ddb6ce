import { readFileSync } from 'node:fs';
import { userInfo } from 'node:os';
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
