import { Cron } from 'croner';
import { resolveSetting } from './app.ts';
import type { Invoker } from './invocation.ts';
import type { RegisteredFunction } from './seam.ts';

/** One timer function on its NCRONTAB schedule (six fields, UTC). Never twice at the same time. */
export class Timer {
  readonly #fn: RegisteredFunction;
  readonly #invoker: Invoker;
  readonly #cron: Cron;
  #last = new Date(0);

  constructor(fn: RegisteredFunction, invoker: Invoker) {
    this.#fn = fn;
    this.#invoker = invoker;
    const schedule = resolveSetting(fn.trigger['schedule']);
    if (schedule.trim().split(/\s+/).length !== 6) throw new Error(`${fn.metadata.name}: "${schedule}" is no NCRONTAB expression with six fields.`);
    // NCRONTAB needs day of month AND day of week to match; croner's default is OR.
    this.#cron = new Cron(schedule, { timezone: 'UTC', protect: true, domAndDow: true, paused: true }, () => this.fire().catch(() => undefined));
  }

  start(): void {
    this.#cron.resume();
    if (this.#fn.trigger['runOnStartup'] === true) void this.fire().catch(() => undefined);
  }

  stop(): void {
    this.#cron.stop();
  }

  /** Runs the function now; rejects with what it threw. */
  async fire(): Promise<void> {
    const status = { Last: this.#last.toISOString(), Next: this.#cron.nextRun()?.toISOString() ?? '', LastUpdated: this.#last.toISOString() };
    const json = JSON.stringify({ Schedule: { AdjustForDST: true }, ScheduleStatus: status, IsPastDue: false });
    try {
      await this.#invoker.invoke(this.#fn, { input: { name: this.#fn.triggerName, data: { json } }, metadata: {} });
    } finally {
      this.#last = new Date();
    }
  }
}
