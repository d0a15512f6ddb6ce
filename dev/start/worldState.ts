import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { deserialize, serialize } from 'node:v8';
import type { Simulator } from '../simulator/simulator.ts';

const SAVE_EVERY_MS = 5_000;
/** A large world takes long to write: it is written so seldom that writing takes no more than this part of the time. */
const MAX_WRITING_PART = 0.05;

export type WorldState = { restored: boolean; save: () => void; stop: () => void };

/** Brings back what an earlier start left in `file` and keeps it up to date: every few seconds when something happened, and at the end. */
export async function keepWorldState(simulator: Simulator, file: string): Promise<WorldState> {
  const restored = existsSync(file);
  if (restored) await simulator.restore(deserialize(readFileSync(file)));
  let written = '';
  let notBefore = 0;
  const happened = (): string => `${simulator.world.random.state} ${simulator.log.entries.at(-1)?.at ?? 0} ${simulator.log.mark()}`;
  const save = (): void => {
    const now = happened();
    if (now === written) return;
    const started = Date.now();
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(`${file}.part`, serialize(simulator.snapshot()), { mode: 0o600 });
    renameSync(`${file}.part`, file);
    written = now;
    notBefore = Date.now() + (Date.now() - started) / MAX_WRITING_PART;
  };
  const timer = setInterval(() => {
    if (Date.now() >= notBefore) save();
  }, SAVE_EVERY_MS);
  return {
    restored,
    save,
    stop: () => {
      clearInterval(timer);
      save();
    },
  };
}
