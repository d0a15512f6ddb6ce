import { mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { startAzurite, type Azurite } from '../../dev/start/azurite.ts';
import { ACCOUNTS, CLAIMS_FOLDER, FAILED_FILE, FOLDER_VARIABLE, PORTS_FILE } from './azurite.ts';

/**
 * Before the first test of a run: one Azurite for all its files, since each start costs seconds. Nobody waits for it here, so that a run without
 * storage loses nothing. `stopAzurite.ts` ends it, and it ends with this process however that ends.
 */
export default function startForAll(): void {
  if (process.env[FOLDER_VARIABLE]) return;
  const folder = mkdtempSync(path.join(tmpdir(), 'listdesk-azurite-'));
  mkdirSync(path.join(folder, CLAIMS_FOLDER));
  process.env[FOLDER_VARIABLE] = folder;
  /** Whole or not at all: a reader never sees half of it. */
  const say = (name: string, text: string): void => {
    writeFileSync(path.join(folder, `${name}.new`), text);
    renameSync(path.join(folder, `${name}.new`), path.join(folder, name));
  };
  const started = startAzurite({ accounts: ACCOUNTS });
  const told = started.then(
    ({ ports }) => say(PORTS_FILE, JSON.stringify(ports)),
    (error: unknown) => say(FAILED_FILE, String(error)),
  );
  (globalThis as AzuriteOfRun).azuriteOfRun = {
    stop: async () => {
      await told;
      await started.then(({ stop }) => stop()).catch(() => undefined);
      rmSync(folder, { recursive: true, force: true });
      delete process.env[FOLDER_VARIABLE];
    },
  };
}

/** Jest's set-up and tear-down are two modules of one process. */
export type AzuriteOfRun = { azuriteOfRun?: Pick<Azurite, 'stop'> };
