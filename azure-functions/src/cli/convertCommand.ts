import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Command } from 'commander';

type Options = { dir?: string; mailbox?: string };
const MAIL_FILE = /\.(?:eml|msg|mail|mime)$/i;
const MAX_FILES = 100_000;

/** `listdesk convert FILE... | --dir DIR`: one JSON line a mail on standard output, in the order given (folders by name). */
export function addConvert(program: Command): void {
  program
    .command('convert')
    .description('show what the service makes of raw mails: one JSON line each')
    .argument('[files...]', 'raw mails (.eml)')
    .option('--dir <folder>', 'every .eml, .msg, .mail and .mime below this folder')
    .option('--mailbox <address>', 'mailbox that is taken for ours')
    .action(async (files: string[], options: Options) => {
      const all = [...files, ...(options.dir ? mailsBelow(options.dir) : [])];
      if (all.length === 0) program.error('convert: name at least one file, or a folder with --dir');
      const failed = await convertFiles(all, options, (line) => process.stdout.write(`${line}\n`));
      await (await import('../intake/parse/index.ts')).closeParsePool();
      if (failed > 0) process.exitCode = 1;
    });
}

/** Answers how many files could not be opened; a mail that cannot be read is a line like any other. */
async function convertFiles(files: readonly string[], options: Options, print: (line: string) => void): Promise<number> {
  const { convertFile, ConvertedDesk } = await import('./convert.ts');
  const desk = new ConvertedDesk();
  const mailbox = options.mailbox?.toLowerCase();
  let failed = 0;
  for (const file of files) {
    try {
      const line = await convertFile({ file, now: new Date().toISOString(), desk, ...(mailbox ? { mailbox } : {}) });
      print(JSON.stringify(line));
    } catch (error) {
      failed++;
      process.stderr.write(`${file}: ${error instanceof Error ? error.message : String(error)}\n`);
    }
  }
  return failed;
}

function mailsBelow(folder: string): string[] {
  const found: string[] = [];
  for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort()) {
    const path = join(folder, name);
    if (MAIL_FILE.test(name) && statSync(path).isFile()) found.push(path);
    if (found.length >= MAX_FILES) break;
  }
  return found;
}
