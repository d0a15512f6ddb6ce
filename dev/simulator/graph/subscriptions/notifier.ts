import { systemClock } from '../../core/clock.ts';
import type { World } from '../../core/service.ts';

/** Rules of delivery to webhooks (change-notifications-delivery-webhooks). */
export const ANSWER_LIMIT_MS = 10_000;
export const RETRY_FOR_MS = 4 * 3600_000;
export const SLOW_DELAY_MS = 10_000;
export const SLOW_SHARE = 0.1;
export const DROP_SHARE = 0.15;
export const OBSERVED_MS = 10 * 60_000;
/** Below this many answers nobody can speak of a share. */
export const MIN_OBSERVED = 20;
const FIRST_RETRY_MS = 10_000;
const RETRY_FACTOR = 2;

export type EndpointState = 'normal' | 'slow' | 'drop';

/** Posts notifications: 2xx within ten seconds is delivered; else again with growing pauses for four hours; slow endpoints wait, very slow ones lose. */
export class Notifier {
  #world: World;
  #answers = new Map<string, { at: number; tooSlow: boolean }[]>();
  #stopped = false;
  #answerLimit: number;

  constructor(world: World, answerLimit = ANSWER_LIMIT_MS) {
    this.#world = world;
    this.#answerLimit = answerLimit;
  }

  stop(): void {
    this.#stopped = true;
  }

  state(url: string): EndpointState {
    const host = new URL(url).host;
    const since = this.#world.clock.now() - OBSERVED_MS;
    const recent = (this.#answers.get(host) ?? []).filter((each) => each.at >= since);
    this.#answers.set(host, recent);
    if (recent.length < MIN_OBSERVED) return 'normal';
    const share = recent.filter((each) => each.tooSlow).length / recent.length;
    return share > DROP_SHARE ? 'drop' : share > SLOW_SHARE ? 'slow' : 'normal';
  }

  /** False when the endpoint is in the drop state: the notification is lost. */
  send(url: string, body: unknown): boolean {
    const state = this.state(url);
    if (state === 'drop') return false;
    const started = this.#world.clock.now();
    const attempt = (pause: number): void => this.#world.background(this.#attempt(url, body, started, pause, attempt));
    if (state === 'slow') this.#later(SLOW_DELAY_MS, () => attempt(FIRST_RETRY_MS));
    else attempt(FIRST_RETRY_MS);
    return true;
  }

  async #attempt(url: string, body: unknown, started: number, pause: number, again: (pause: number) => void): Promise<void> {
    if (this.#stopped) return;
    const delivered = await this.#post(url, body);
    if (delivered || this.#world.clock.now() + pause - started > RETRY_FOR_MS) return;
    this.#later(pause, () => again(pause * RETRY_FACTOR));
  }

  async #post(url: string, body: unknown): Promise<boolean> {
    const host = new URL(url).host;
    let tooSlow = false;
    let delivered = false;
    try {
      const response = await this.#world.callOut(url, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
        signal: AbortSignal.timeout(this.#answerLimit),
      });
      await response.body?.cancel();
      delivered = response.ok;
    } catch (error) {
      tooSlow = (error as Error).name === 'TimeoutError';
    }
    this.#answers.set(host, [...(this.#answers.get(host) ?? []), { at: this.#world.clock.now(), tooSlow }]);
    return delivered;
  }

  /** Later in simulated time, without keeping the process or `settle()` waiting. */
  #later(ms: number, work: () => void): void {
    if (this.#world.clock === systemClock) setTimeout(work, ms).unref();
    else void this.#world.clock.sleep(ms).then(work);
  }
}
