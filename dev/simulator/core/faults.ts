/** Faults on order: what goes wrong, on which route, how often. The first matching rule with uses left applies. */

export type Fault =
  | { kind: 'throttle'; retryAfterSeconds?: number; retryAfterDate?: boolean }
  | { kind: 'status'; status: number; body?: string; headers?: Record<string, string> }
  /** The request is not carried out and the connection breaks. */
  | { kind: 'dropBefore' }
  /** The request is carried out, then the connection breaks: the caller cannot know. */
  | { kind: 'dropAfter' }
  | { kind: 'latency'; ms: number };

export type FaultRule = {
  method?: string;
  /** Tested against the whole URL. */
  url: RegExp;
  fault: Fault;
  /** Let so many matching requests pass first. */
  skip?: number;
  /** Apply so often; default: always. */
  times?: number;
};

/** Thrown by `handle` for a dropped connection; the HTTPS front destroys the socket, `simulator.fetch` throws `TypeError`. */
export class ConnectionDropped extends Error {
  constructor() {
    super('connection dropped by a scripted fault');
  }
}

export class Faults {
  #rules: (FaultRule & { seen: number; used: number })[] = [];

  add(rule: FaultRule): () => void {
    const entry = { ...rule, seen: 0, used: 0 };
    this.#rules.push(entry);
    return () => {
      this.#rules = this.#rules.filter((other) => other !== entry);
    };
  }

  clear(): void {
    this.#rules = [];
  }

  list(): readonly FaultRule[] {
    return this.#rules;
  }

  take(method: string, url: string): Fault[] {
    const hits: Fault[] = [];
    for (const rule of this.#rules) {
      if (rule.method && rule.method !== method) continue;
      if (!rule.url.test(url)) continue;
      rule.seen += 1;
      if (rule.seen <= (rule.skip ?? 0)) continue;
      if (rule.used >= (rule.times ?? Infinity)) continue;
      rule.used += 1;
      hits.push(rule.fault);
      if (rule.fault.kind !== 'latency') break;
    }
    return hits;
  }
}
