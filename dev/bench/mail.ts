import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { simpleParser } from 'mailparser';
import { convert } from '../../azure-functions/src/cli/convert.ts';
import { closeParsePool, parseMail } from '../../azure-functions/src/intake/parse/index.ts';
import { hostileMails } from './hostileMails.ts';
import { leavesKept } from './mailLeaves.ts';
import { repliesRight } from './replyCases.ts';

/** One line of the table of `npm run bench`. */
export type BenchRow = { name: string; value: string; goal: string; reached: boolean | null };

export const CORPORA = fileURLToPath(new URL('../../../shared/corpora', import.meta.url));
const NOW = '2026-01-15T08:00:00.000Z';
const ROUNDS = 5;
/** mailparser without the work we do not ask of it: the stricter of the two ways to run it. */
const LEAN = { skipTextToHtml: true, skipHtmlToText: true, skipTextLinks: true, skipImageLinks: true };

/** Figures of the mail path. Without the corpora the rows say so and nothing is judged. */
export async function mailRows(corpora = CORPORA): Promise<BenchRow[]> {
  if (!existsSync(corpora)) return [{ name: 'mail: corpora', value: 'absent, not measured', goal: '', reached: null }];
  const mails = mailsBelow(corpora);
  const speed = await conversionSpeed(mails);
  const replies = repliesRight(join(corpora, 'replies/cases.json'));
  const leaves = await leavesKept(join(corpora, 'mime4j'));
  const worst = await worstAttack(mails);
  const memory = await memoryGrowth();
  await closeParsePool();
  return [
    row('mail: conversion / bare mailparser (skip flags), messages per CPU second', speed.againstLean, 0.7, `${Math.round(speed.ours)} / ${Math.round(speed.lean)}`),
    row('mail: conversion / bare mailparser (defaults)', speed.againstDefault, 0.7, `${Math.round(speed.ours)} / ${Math.round(speed.standard)}`),
    { name: 'mail: visible part of a reply, of 140', value: `${replies.right} of ${replies.cases}`, goal: '>= 125', reached: replies.right >= 125 },
    { name: 'mail: messages of mime4j with every leaf kept', value: `${leaves.complete} of ${leaves.messages}`, goal: 'all', reached: leaves.complete === leaves.messages },
    { name: `mail: worst hostile mail / median mail, CPU (${worst.name})`, value: `${worst.ratio.toFixed(1)}x`, goal: '<= 20x', reached: worst.ratio <= 20 },
    { name: 'mail: memory growth / size, 35 MB mail', value: memory.toFixed(2), goal: '<= 0.30', reached: memory <= 0.3 },
  ];
}

const row = (name: string, ratio: number, goal: number, detail: string): BenchRow => ({ name, value: `${ratio.toFixed(2)} (${detail})`, goal: `>= ${goal}`, reached: ratio >= goal });

export function mailsBelow(folder: string): { name: string; bytes: Buffer }[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.(?:eml|msg)$/.test(name))
    .sort()
    .map((name) => ({ name, bytes: readFileSync(join(folder, name)) }));
}

/** CPU seconds of this process, all threads; the work is repeated and the first round is warm-up. */
async function cpuSeconds(work: () => Promise<void>): Promise<number> {
  await work();
  const before = process.cpuUsage();
  for (let round = 0; round < ROUNDS; round++) await work();
  const used = process.cpuUsage(before);
  return (used.user + used.system) / 1e6 / ROUNDS;
}

async function conversionSpeed(mails: readonly { name: string; bytes: Buffer }[]) {
  const perSecond = async (one: (bytes: Buffer, name: string) => Promise<unknown>): Promise<number> =>
    mails.length / (await cpuSeconds(async () => { for (const { bytes, name } of mails) await one(bytes, name); }));
  const standard = await perSecond((bytes) => simpleParser(bytes).catch(() => null));
  const lean = await perSecond((bytes) => simpleParser(bytes, LEAN).catch(() => null));
  const ours = await perSecond((bytes, file) => convert(bytes, { file, now: NOW }));
  return { ours, lean, standard, againstLean: ours / lean, againstDefault: ours / standard };
}

/** Reads each attack in this thread, so that its CPU is seen, against the median of honest mails (quality.md P6). */
async function worstAttack(mails: readonly { name: string; bytes: Buffer }[]): Promise<{ name: string; ratio: number; all: [string, number][] }> {
  const cost = async (bytes: Buffer, rounds: number): Promise<number> => {
    const before = process.cpuUsage();
    for (let i = 0; i < rounds; i++) await parseMail(bytes, { inProcessBytes: Number.MAX_SAFE_INTEGER });
    const used = process.cpuUsage(before);
    return (used.user + used.system) / 1000 / rounds;
  };
  const honest: number[] = [];
  for (const { bytes } of mails) honest.push(await cost(bytes, 10));
  const median = honest.sort((a, b) => a - b)[Math.floor(honest.length / 2)] as number;
  const all: [string, number][] = [];
  for (const { name, bytes } of hostileMails()) {
    await cost(bytes, 1);
    all.push([name, (await cost(bytes, 3)) / median]);
  }
  all.sort((a, b) => b[1] - a[1]);
  const [name, ratio] = all[0] as [string, number];
  return { name, ratio, all };
}

const LARGE = 35 * 1024 * 1024;

/** Growth of the resident set while a mail of 35 MB with one attachment is read, besides the mail itself. */
async function memoryGrowth(): Promise<number> {
  const raw = largeMail(LARGE);
  const collect = (globalThis as { gc?: () => void }).gc;
  collect?.();
  const before = process.memoryUsage().rss;
  let peak = before;
  const watch = setInterval(() => { peak = Math.max(peak, process.memoryUsage().rss); }, 5);
  await parseMail(raw);
  peak = Math.max(peak, process.memoryUsage().rss);
  clearInterval(watch);
  return (peak - before) / raw.length;
}

export function largeMail(size: number): Buffer {
  const head = 'From: a@example.com\r\nTo: support@example.com\r\nSubject: large\r\nMessage-ID: <large@example.com>\r\nDate: Thu, 15 Jan 2026 08:00:00 +0000\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\nContent-Type: text/plain\r\n\r\nSee the file.\r\n--b\r\nContent-Type: application/octet-stream; name=large.bin\r\nContent-Disposition: attachment; filename=large.bin\r\nContent-Transfer-Encoding: base64\r\n\r\n';
  const line = `${'QUJD'.repeat(19)}\r\n`;
  return Buffer.from(`${head}${line.repeat(Math.ceil((size - head.length) / line.length))}--b--\r\n`, 'latin1');
}

if (process.argv[1] && fileURLToPath(import.meta.url) === process.argv[1]) {
  const rows = await mailRows();
  for (const { name, value, goal, reached } of rows) process.stdout.write(`${reached === null ? '-' : reached ? 'ok' : 'no'}\t${name}: ${value}${goal ? ` (goal ${goal})` : ''}\n`);
}
