import type { AzuriteOfRun } from './azuriteForAll.ts';

/** After the last test of a run. */
export default async function stopForAll(): Promise<void> {
  const run = globalThis as AzuriteOfRun;
  await run.azuriteOfRun?.stop();
  delete run.azuriteOfRun;
}
