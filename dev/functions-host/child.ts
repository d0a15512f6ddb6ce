import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { ChildMessage, ChildOptions } from './main.ts';

export type FunctionsLog = (entry: { level: string; category: string; message: string }) => void;
export type FunctionsChildOptions = ChildOptions & { env: Record<string, string>; onLog: FunctionsLog };

const MAIN = fileURLToPath(new URL('./main.ts', import.meta.url));
const START_TIMEOUT_MS = 60_000;
const STOP_TIMEOUT_MS = 10_000;

/**
 * The functions host as a process of its own, as in Azure. It can be killed at any moment (`kill`) and started again on the same
 * ports (`restart`): what a crash test needs.
 */
export class FunctionsChild {
  readonly #options: FunctionsChildOptions;
  #process: ChildProcess | undefined;
  httpPort = 0;
  httpsPort: number | null = null;
  functions: string[] = [];

  /** Rejects with the app's own words when it does not start (a missing setting, for instance). */
  static async start(options: FunctionsChildOptions): Promise<FunctionsChild> {
    const child = new FunctionsChild(options);
    await child.restart();
    return child;
  }

  private constructor(options: FunctionsChildOptions) {
    this.#options = options;
  }

  get url(): string {
    return `http://127.0.0.1:${this.httpPort}`;
  }

  get running(): boolean {
    return this.#process !== undefined && this.#process.exitCode === null && this.#process.signalCode === null;
  }

  async restart(): Promise<void> {
    await this.stop();
    const { env, onLog, ...options } = this.#options;
    const ports: ChildOptions = {
      ...options,
      httpPort: this.httpPort || options.httpPort,
      ...(options.tls ? { tls: { ...options.tls, port: this.httpsPort ?? options.tls.port } } : {}),
    };
    const child = fork(MAIN, [], {
      execArgv: ['--conditions=source'],
      env: { ...env, FUNCTIONS_HOST_OPTIONS: JSON.stringify(ports) },
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
      detached: true,
    });
    this.#process = child;
    const output: string[] = [];
    for (const stream of [child.stdout, child.stderr])
      stream?.setEncoding('utf8').on('data', (text: string) => {
        output.push(text);
        if (output.length > 100) output.shift();
        onLog({ level: 'information', category: 'App.Console', message: text.trimEnd() });
      });
    await this.#ready(child, output);
  }

  /** Lets what is in work end, then ends the process; after ten seconds it is killed. */
  async stop(): Promise<void> {
    const child = this.#process;
    if (!child || !this.running) return;
    const gone = once(child, 'exit');
    child.kill('SIGTERM');
    const late = setTimeout(() => child.kill('SIGKILL'), STOP_TIMEOUT_MS);
    await gone;
    clearTimeout(late);
  }

  /** Ends the process at once, in the middle of whatever it does. */
  async kill(): Promise<void> {
    if (!this.#process || !this.running) return;
    const gone = once(this.#process, 'exit');
    this.#process.kill('SIGKILL');
    await gone;
  }

  /** Runs a timer or queue function now and waits for its end; throws when it failed. */
  async fire(name: string, input = ''): Promise<void> {
    const response = await fetch(`${this.url}/admin/functions/${name}?wait=1`, {
      method: 'POST',
      headers: { 'x-functions-key': this.#options.keys.master },
      body: JSON.stringify({ input }),
    });
    if (!response.ok) throw new Error(`The function ${name} answered ${response.status} when it was started by hand.`);
  }

  #ready(child: ChildProcess, output: string[]): Promise<void> {
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => {
        child.kill('SIGKILL');
        reject(new Error(`The functions host was not ready after ${START_TIMEOUT_MS / 1000} s.\n${output.join('')}`));
      }, START_TIMEOUT_MS);
      child.on('message', (message: ChildMessage) => {
        if (message.kind === 'log') return this.#options.onLog(message);
        clearTimeout(timer);
        if (message.kind === 'failed') return reject(new Error(message.message));
        this.httpPort = message.httpPort;
        this.httpsPort = message.httpsPort;
        this.functions = message.functions;
        resolve();
      });
      child.once('exit', (code, signal) => {
        clearTimeout(timer);
        reject(new Error(`The functions host ended (${code ?? signal}).\n${output.join('')}`));
      });
    });
  }
}
