import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Addresses } from './local.ts';

type Running = Addresses & { pid: number };
const ANSWER_WITHIN_MS = 2_000;

/** The addresses of what already runs from this folder, or null. A file left by a crash counts for nothing. */
export async function alreadyRunning(file: string): Promise<Running | null> {
  if (!existsSync(file)) return null;
  const running = JSON.parse(readFileSync(file, 'utf8')) as Running;
  try {
    process.kill(running.pid, 0);
    const answer = await fetch(new URL('/_workbench/page.css', running.desk), { signal: AbortSignal.timeout(ANSWER_WITHIN_MS) });
    return answer.ok ? running : null;
  } catch {
    return null;
  }
}

export function writeRunning(file: string, addresses: Addresses): void {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(`${file}.part`, `${JSON.stringify({ ...addresses, pid: process.pid }, null, 2)}\n`, { mode: 0o600 });
  renameSync(`${file}.part`, file);
}

export function removeRunning(file: string): void {
  rmSync(file, { force: true });
}
