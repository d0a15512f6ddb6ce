import type { ServiceFetch, ServiceRequestInit, ServiceResponse } from '../port';

export type Sent = { path: string; method: string; body: unknown };
type Answer = { status?: number; body?: unknown; headers?: Record<string, string> } | Error | 'silence';

export function response(answer: { status?: number; body?: unknown; headers?: Record<string, string> }): ServiceResponse {
  const text = typeof answer.body === 'string' ? answer.body : answer.body === undefined ? '' : JSON.stringify(answer.body);
  const headers = Object.fromEntries(Object.entries(answer.headers ?? {}).map(([name, value]) => [name.toLowerCase(), value]));
  return {
    status: answer.status ?? 200,
    headers: { get: (name) => headers[name.toLowerCase()] ?? null },
    text: () => Promise.resolve(text),
    blob: () => Promise.resolve(new Blob([text])),
  };
}

/** A service that answers by a rule of the test and remembers every request as it went over the wire. */
export function scriptedService(answer: (sent: Sent, nth: number) => Answer | Promise<Answer>): { send: ServiceFetch; sent: Sent[] } {
  const sent: Sent[] = [];
  const send = async (path: string, init: ServiceRequestInit): Promise<ServiceResponse> => {
    const request = { path, method: init.method, body: init.body === undefined ? undefined : (JSON.parse(init.body) as unknown) };
    sent.push(request);
    const given = await answer(request, sent.length);
    if (given === 'silence') return new Promise(() => undefined);
    if (given instanceof Error) throw given;
    return response(given);
  };
  return { send, sent };
}
