import type { PortalRequest } from '@listdesk/shared/portal';

export const TABS = ['open', 'solved', 'all'] as const;
export type Tab = (typeof TABS)[number];

const belongs: Record<Tab, (request: PortalRequest) => boolean> = {
  open: (request) => request.state !== 'Solved',
  solved: (request) => request.state === 'Solved',
  all: () => true,
};

/** Requests of a tab: those that wait for the requester first, then the newest. */
export function requestsOf(tab: Tab, requests: readonly PortalRequest[]): PortalRequest[] {
  const turn = (request: PortalRequest): number => (request.state === 'YourTurn' ? 0 : 1);
  return requests.filter(belongs[tab]).sort((a, b) => turn(a) - turn(b) || b.lastMessageAt.localeCompare(a.lastMessageAt));
}

const RATE_WITHIN_MS = 14 * 24 * 60 * 60 * 1000;

/** The request whose answer is worth a question now: the one solved last, not yet rated, not long ago. */
export function toRate(requests: readonly PortalRequest[], now: number): PortalRequest | null {
  const fresh = (request: PortalRequest): boolean => now - Date.parse(request.lastMessageAt) <= RATE_WITHIN_MS;
  return requestsOf('solved', requests).find((request) => request.rating === null && fresh(request)) ?? null;
}

/** One request replaced or put in; the order is made on reading. */
export function withRequest(requests: readonly PortalRequest[], request: PortalRequest): PortalRequest[] {
  return [request, ...requests.filter(({ key }) => key !== request.key)];
}
