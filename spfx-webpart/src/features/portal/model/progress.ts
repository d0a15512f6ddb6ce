import type { PortalMessage, PortalRequest, RequestState } from '@listdesk/shared/portal';
import { REQUEST_STATES } from '@listdesk/shared/portal';

/** One of the four steps. `at` is an ISO time or null, `by` the helper's name where the step has one. */
export type Step = { state: RequestState; mark: 'done' | 'current' | 'ahead'; at: string | null; by: string | null };

const helperMessages = (messages: readonly PortalMessage[]): PortalMessage[] => messages.filter(({ mine, from }) => !mine && from !== '');

/** The helper is who answered last. */
export function helperOf(messages: readonly PortalMessage[]): string | null {
  const all = helperMessages(messages);
  return all[all.length - 1]?.from ?? null;
}

/** Received, In progress, Your turn, Solved, with what is known of each from the conversation itself. */
export function progressOf(request: PortalRequest, messages: readonly PortalMessage[]): Step[] {
  const reached = REQUEST_STATES.indexOf(request.state);
  const first = helperMessages(messages)[0] ?? null;
  const at: Record<RequestState, string | null> = {
    Received: request.createdAt,
    InProgress: first?.sentAt ?? null,
    YourTurn: request.state === 'YourTurn' ? request.lastMessageAt : null,
    Solved: request.state === 'Solved' ? request.lastMessageAt : null,
  };
  return REQUEST_STATES.map((state, index) => ({
    state,
    mark: index < reached || request.state === 'Solved' ? 'done' : index === reached ? 'current' : 'ahead',
    at: index <= reached ? at[state] : null,
    by: state === 'InProgress' && reached >= index ? (first?.from ?? null) : null,
  }));
}
