import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import { OperatorFault } from './fault.ts';

export type Environment = Readonly<Record<string, string | undefined>>;

/** Whose storage is meant, and the service's settings as far as they are told. */
export type Place = { name: string; environment: Environment };

const STORAGE = ['AzureWebJobsStorage', 'AzureWebJobsStorage__accountName', 'AzureWebJobsStorage__tableServiceUri'];
const RUNNING = join('.listdesk', 'running.json');
const running = z.object({ pid: z.number().int(), settings: z.record(z.string(), z.string()) });

/** The storage the environment names; without one, that of the service which `npm start` runs from one of these folders or above. */
export function findPlace(environment: Environment, folders: readonly string[]): Place {
  if (STORAGE.some((name) => environment[name]))
    return {
      name: environment['AzureWebJobsStorage__accountName'] ?? accountOf(environment['AzureWebJobsStorage'] ?? '') ?? 'the storage of the environment',
      environment,
    };
  const file = folders
    .flatMap(upwards)
    .map((folder) => join(folder, RUNNING))
    .find((path) => existsSync(path));
  if (!file)
    throw new OperatorFault(
      'noStorage',
      'No storage is named. Set AzureWebJobsStorage__accountName to the storage account (after "az login"), or start the local service with npm start.',
      2,
    );
  const parsed = running.safeParse(readJson(file));
  if (!parsed.success || !isAlive(parsed.data.pid))
    throw new OperatorFault('notRunning', 'The local service is not running any more. Start it with npm start, or set AzureWebJobsStorage__accountName.', 1);
  return { name: 'npm start', environment: parsed.data.settings };
}

function upwards(folder: string): string[] {
  const parent = dirname(folder);
  return parent === folder ? [folder] : [folder, ...upwards(parent)];
}

function readJson(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return null;
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as { code?: unknown }).code === 'EPERM';
  }
}

const accountOf = (connection: string): string | undefined => /AccountName=([^;]+)/i.exec(connection)?.[1];
