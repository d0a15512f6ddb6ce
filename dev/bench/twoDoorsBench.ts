import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Bench } from './ratio.ts';
import type { TwoDoors } from './twoDoors.ts';

const MAILS = 1000;
const MS_A_MAIL = 6000;
/** More than one instance runs for a tenant. At 64 each mail is there once too, but what Exchange throttles is tried again and asks again. */
const WAYS = 16;
const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const TEST = 'azure-functions/src/functions/twoDoors.test.ts';

/** Of a mail that came twice: one `$batch`, and one for the line that says so with the mark that the sender is proven. */
const SHARE_POINT_FLOOR = 2;
/** Look, bytes, mark; and two for an acknowledgement. */
const GRAPH_OF_A_MAIL = 3;
const GRAPH_OF_AN_ACKNOWLEDGEMENT = 2;

/** The test of the two doors with a thousand mails. It runs in jest: the service's own modules are loaded as the platform loads them, not as Node's. */
export const twoDoorsBench: Bench = async () => {
  const folder = mkdtempSync(join(tmpdir(), 'listdesk-bench-'));
  const file = join(folder, 'figures.json');
  try {
    const child = spawn(process.execPath, ['node_modules/jest/bin/jest.js', '--maxWorkers=1', '--forceExit', `--testTimeout=${MAILS * MS_A_MAIL}`, TEST], {
      cwd: ROOT,
      stdio: ['ignore', 'ignore', 'inherit'],
      env: { ...process.env, LISTDESK_MAILS: String(MAILS), LISTDESK_WAYS: String(WAYS), LISTDESK_FIGURES: file },
    });
    await once(child, 'exit');
    const { mails, once: taken, acknowledgements, requests } = JSON.parse(readFileSync(file, 'utf8')) as TwoDoors;
    return [
      { what: `${mails} mails through two doors, ${WAYS} at once: taken exactly once`, ours: mails, floor: taken, unit: '', atMost: 1 },
      {
        what: 'requests to SharePoint for a mail that came through two doors',
        ours: requests.sharePoint / mails,
        floor: SHARE_POINT_FLOOR,
        unit: '',
        atMost: 1.5,
      },
      {
        what: 'requests to Graph for a mail that came through two doors',
        ours: requests.graph / mails,
        floor: GRAPH_OF_A_MAIL + (GRAPH_OF_AN_ACKNOWLEDGEMENT * acknowledgements) / mails,
        unit: '',
        atMost: 1.5,
      },
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};
