import { startHost, type HostOptions } from './host.ts';

/** What the parent gives by `FUNCTIONS_HOST_OPTIONS` (JSON). The app's settings are this process's environment. */
export type ChildOptions = Omit<HostOptions, 'log'>;
export type ChildMessage =
  | { kind: 'ready'; httpPort: number; httpsPort: number | null; functions: string[] }
  | { kind: 'failed'; message: string }
  | { kind: 'log'; level: string; category: string; message: string };

const tell = (message: ChildMessage, told: () => void = () => undefined): void => {
  if (process.send) process.send(message, undefined, {}, told);
  else process.stdout.write(`${JSON.stringify(message)}\n`, told);
};

const options = JSON.parse(process.env['FUNCTIONS_HOST_OPTIONS'] ?? '{}') as ChildOptions;
delete process.env['FUNCTIONS_HOST_OPTIONS'];
process.env['AZURE_FUNCTIONS_ENVIRONMENT'] ??= 'Development';
process.env['FUNCTIONS_WORKER_RUNTIME'] ??= 'node';

try {
  const host = await startHost({ ...options, log: ({ level, category, message }) => tell({ kind: 'log', level, category, message }) });
  let stopping = false;
  const stop = (): void => {
    if (stopping) return;
    stopping = true;
    void host.stop().finally(() => process.exit(0));
  };
  process.on('SIGTERM', stop);
  process.on('disconnect', stop);
  tell({ kind: 'ready', httpPort: host.httpPort, httpsPort: host.httpsPort, functions: host.functions });
} catch (error) {
  tell({ kind: 'failed', message: error instanceof Error ? (error.stack ?? error.message) : String(error) }, () => process.exit(1));
}
