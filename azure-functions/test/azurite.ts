import { existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { connectionOf, startAzurite, type AzuritePorts } from '../../dev/start/azurite.ts';

type Storage = { connectionString: string; stop: () => Promise<void> };

/** Folder in which the Azurite of a test run says its ports or why it has none, and its accounts are claimed (azuriteForAll.ts). */
export const FOLDER_VARIABLE = 'LISTDESK_TEST_AZURITE';
export const [PORTS_FILE, FAILED_FILE, CLAIMS_FOLDER] = ['ports.json', 'failed.txt', 'claimed'];
/** All are named when it starts. */
export const ACCOUNTS: readonly string[] = Array.from({ length: 500 }, (_, at) => `desk${at}`);
const POLL_MS = 50;

/** An empty storage account of its own for each caller, all in the one Azurite of the test run; outside of tests in an Azurite of its own. */
export async function accountInAzurite(): Promise<Storage> {
  const folder = process.env[FOLDER_VARIABLE];
  return folder ? { connectionString: connectionOf(await portsIn(folder), claimed(folder)), stop: async () => undefined } : startAzurite();
}

/** It takes seconds to start and nobody waited for it. */
async function portsIn(folder: string): Promise<AzuritePorts> {
  const [ports, failed] = [path.join(folder, PORTS_FILE), path.join(folder, FAILED_FILE)];
  while (!existsSync(ports)) {
    if (existsSync(failed)) throw new Error(readFileSync(failed, 'utf8'));
    await new Promise((resolve) => setTimeout(resolve, POLL_MS));
  }
  return JSON.parse(readFileSync(ports, 'utf8')) as AzuritePorts;
}

/** Making a folder succeeds for one process only. */
function claimed(folder: string): string {
  const claims = path.join(folder, CLAIMS_FOLDER);
  for (const name of ACCOUNTS.slice(readdirSync(claims).length))
    try {
      mkdirSync(path.join(claims, name));
      return name;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
  throw new Error(`More than ${ACCOUNTS.length} storage accounts in one test run`);
}
