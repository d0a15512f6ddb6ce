/** Every request the simulator answered, for counting, for tests on the wire and for comparison with a real tenant. */
export type LoggedRequest = { at: number; method: string; url: string; status: number; bytesIn: number; bytesOut: number; charged: number };

export const MAX_LOGGED_REQUESTS = 20_000;

export class RequestLog {
  entries: LoggedRequest[] = [];

  add(entry: LoggedRequest): void {
    this.entries.push(entry);
    if (this.entries.length > MAX_LOGGED_REQUESTS) this.entries.splice(0, this.entries.length - MAX_LOGGED_REQUESTS);
  }

  /** Position to count from: `since(mark())`. */
  mark(): number {
    return this.entries.length;
  }

  since(mark: number): LoggedRequest[] {
    return this.entries.slice(mark);
  }
}
