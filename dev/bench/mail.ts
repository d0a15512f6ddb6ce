import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { simpleParser } from 'mailparser';
import { convert } from '../../azure-functions/src/cli/convert.ts';
import { closeParsePool, parseLargeMail, parseMail } from '../../azure-functions/src/intake/parse/index.ts';
import { hostileMails } from './hostileMails.ts';
import { leavesKept } from './mailLeaves.ts';
import { repliesRight } from './replyCases.ts';

export const CORPORA = fileURLToPath(new URL('../../../shared/corpora', import.meta.url));
const NOW = '2026-01-15T08:00:00.000Z';
/** Until the code of all ways is compiled, as in a service that runs for hours. */
const WARM_UP = 36;
const ROUNDS = 15;
const WAYS = ['standard', 'lean', 'ours'] as const;
type Way = (typeof WAYS)[number];
/** mailparser without the work we do not ask of it: the stricter of the two ways to run it. */
const LEAN = { skipTextToHtml: true, skipHtmlToText: true, skipTextLinks: true, skipImageLinks: true };

export type MailFigures = {
  /** Messages per CPU second, and ours against theirs in the middle round. */
  speed: { ours: number; lean: number; standard: number; toLean: number; toStandard: number };
  replies: { right: number; cases: number; wrong: string[] };
  leaves: { messages: number; complete: number; missing: string[]; withMore: string[] };
  /** CPU milliseconds, worst first, and of the median honest mail. */
  attacks: { worst: [string, number][]; medianMs: number };
  /** Growth of the resident set / size of a 35 MB mail. */
  memory: number;
};

/** Figures of the mail path; null when the corpora are absent. */
export async function mailFigures(corpora = CORPORA): Promise<MailFigures | null> {
  if (!existsSync(corpora)) return null;
  const mails = mailsBelow(corpora);
  const speed = await conversionSpeed(mails);
  const replies = repliesRight(join(corpora, 'replies/cases.json'));
  const leaves = await leavesKept(join(corpora, 'mime4j'));
  const attacks = await attackCost(mails);
  const memory = await memoryGrowth();
  await closeParsePool();
  return { speed, replies, leaves, attacks, memory };
}

export function mailsBelow(folder: string): { name: string; bytes: Buffer }[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.(?:eml|msg)$/.test(name))
    .sort()
    .map((name) => ({ name, bytes: readFileSync(join(folder, name)) }));
}

type Mails = readonly { name: string; bytes: Buffer }[];

/**
 * Messages per CPU second of this process, all threads. The ways take turns within a round, on the same mails, and the middle round counts:
 * a machine that is busy with other things slows all three, and not always the same one.
 */
async function conversionSpeed(mails: Mails): Promise<MailFigures['speed']> {
  const ways = {
    standard: (bytes: Buffer) => simpleParser(bytes).catch(() => null),
    lean: (bytes: Buffer) => (simpleParser(bytes, LEAN) as unknown as Promise<unknown>).catch(() => null),
    ours: (bytes: Buffer, file: string) => convert(bytes, { file, now: NOW }),
  };
  const rounds: Record<Way, number>[] = [];
  for (let round = -WARM_UP; round < ROUNDS; round++) {
    const seconds = { standard: 0, lean: 0, ours: 0 };
    // Each way is first as often as the others: garbage of one is collected in the time of the next.
    for (let turn = 0; turn < WAYS.length; turn++) {
      const way = WAYS[(turn + round + WARM_UP) % WAYS.length] as Way;
      const before = process.cpuUsage();
      for (const { bytes, name } of mails) await ways[way](bytes, name);
      const used = process.cpuUsage(before);
      seconds[way] = (used.user + used.system) / 1e6;
    }
    if (round >= 0) rounds.push(seconds);
  }
  const perSecond = (way: Way): number => mails.length / middle(rounds.map((seconds) => seconds[way]));
  const ratio = (way: Way): number => middle(rounds.map((seconds) => seconds[way] / seconds.ours));
  return { ours: perSecond('ours'), lean: perSecond('lean'), standard: perSecond('standard'), toLean: ratio('lean'), toStandard: ratio('standard') };
}

/** Reads each attack in this thread, so that its CPU is seen, against the median of honest mails (quality.md P6). */
async function attackCost(mails: readonly { name: string; bytes: Buffer }[]): Promise<MailFigures['attacks']> {
  const cost = async (bytes: Buffer, rounds: number): Promise<number> => {
    const times: number[] = [];
    for (let i = 0; i < rounds; i++) {
      const before = process.cpuUsage();
      await parseMail(bytes, { inProcessBytes: Number.MAX_SAFE_INTEGER });
      const used = process.cpuUsage(before);
      times.push((used.user + used.system) / 1000);
    }
    return middle(times);
  };
  const honest: number[] = [];
  for (const { bytes } of mails) honest.push(await cost(bytes, HONEST_ROUNDS));
  const worst: [string, number][] = [];
  for (const { name, bytes } of hostileMails()) {
    await cost(bytes, HOSTILE_ROUNDS);
    worst.push([name, await cost(bytes, HOSTILE_ROUNDS)]);
  }
  return { worst: worst.sort((a, b) => b[1] - a[1]), medianMs: middle(honest) };
}

/** Every mail is read so often and the middle one counts: another program on the machine disturbs a single reading. */
const HONEST_ROUNDS = 10;
const HOSTILE_ROUNDS = 7;
const middle = (times: number[]): number => times.sort((a, b) => a - b)[Math.floor(times.length / 2)] as number;

const LARGE = 35 * 1024 * 1024;

/**
 * Growth of the resident set while a mail of 35 MB with one attachment comes in pieces, as from the store of raw mail, until its
 * attachment lies in a file. Small ones went the same way before, so that the worker is there.
 */
async function memoryGrowth(): Promise<number> {
  const read = (size: number): Promise<number> => parseLargeMail(largeMailInPieces(size), async ({ files }) => files.reduce((sum, file) => sum + file.size, 0));
  for (let round = 0; round < 3; round++) await read(2 * 1024 * 1024);
  (globalThis as { gc?: () => void }).gc?.();
  const before = process.memoryUsage().rss;
  let peak = before;
  const look = (): void => {
    peak = Math.max(peak, process.memoryUsage().rss);
  };
  const watch = setInterval(look, 5);
  const bytes = await read(LARGE);
  look();
  clearInterval(watch);
  if (bytes < LARGE * 0.7) throw new Error('the large attachment did not come through whole');
  return Math.max(0, peak - before) / LARGE;
}

function* mailPieces(size: number): Generator<Buffer> {
  yield Buffer.from(
    'From: a@example.com\r\nTo: support@example.com\r\nSubject: large\r\nMessage-ID: <large@example.com>\r\nDate: Thu, 15 Jan 2026 08:00:00 +0000\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\nContent-Type: text/plain\r\n\r\nSee the file.\r\n--b\r\nContent-Type: application/octet-stream; name=large.bin\r\nContent-Disposition: attachment; filename=large.bin\r\nContent-Transfer-Encoding: base64\r\n\r\n',
  );
  const lines = Buffer.from(`${'QUJD'.repeat(19)}\r\n`.repeat(800));
  for (let written = 0; written < size; written += lines.length) yield lines;
  yield Buffer.from('--b--\r\n');
}
async function* largeMailInPieces(size: number): AsyncGenerator<Uint8Array> {
  yield* mailPieces(size);
}

if (process.argv[1] && fileURLToPath(import.meta.url) === process.argv[1]) {
  const figures = await mailFigures();
  const say = (line: string): boolean => process.stdout.write(`${line}\n`);
  if (!figures) say('The corpora are absent: nothing measured.');
  else {
    const { speed, replies, leaves, attacks, memory } = figures;
    say(
      `conversion, messages per CPU second   ${Math.round(speed.ours)}; bare mailparser ${Math.round(speed.lean)} with its skip flags, ${Math.round(speed.standard)} by default`,
    );
    say(`  ratio                               ${speed.toLean.toFixed(2)} and ${speed.toStandard.toFixed(2)} (goal 0.70)`);
    say(`visible part of a reply               ${replies.right} of ${replies.cases} (best library 104)`);
    say(
      `every leaf kept                       ${leaves.complete} of ${leaves.messages}${leaves.missing.length > 0 ? `, not: ${leaves.missing.join(', ')}` : ''}${leaves.withMore.length > 0 ? `; with lines the expectation drops: ${leaves.withMore.join(', ')}` : ''}`,
    );
    say(`hostile mail, CPU ms (median mail ${attacks.medianMs.toFixed(2)}, goal 20 x)`);
    for (const [name, ms] of attacks.worst) say(`  ${name.padEnd(36)}${ms.toFixed(1).padStart(6)}  ${(ms / attacks.medianMs).toFixed(1)} x`);
    say(`memory growth / 35 MB mail            ${memory.toFixed(2)} (goal 0.30)`);
  }
}
