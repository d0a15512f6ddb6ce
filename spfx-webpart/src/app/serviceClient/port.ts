/**
 * The one way from a web part to the service: a function. The web part wires it to AadHttpClient (`aadPort`), tests drive it by hand.
 * `path` starts with `/api/`. Rejects when no answer came; an answer of any status resolves.
 */
export type ServiceFetch = (path: string, init: ServiceRequestInit) => Promise<ServiceResponse>;

export type ServiceRequestInit = { method: 'GET' | 'POST'; headers: Record<string, string>; body?: string; signal: AbortSignal };

/** What we use of a `Response`; `HttpClientResponse` of SPFx fits too. */
export type ServiceResponse = { status: number; headers: { get(name: string): string | null }; text(): Promise<string>; blob(): Promise<Blob> };
