import { claimMail, validationAnswer } from '../intake/claim.ts';
import type { Route } from './register.ts';

export const MAX_NOTIFICATION_BYTES = 1024 * 1024;

/** Graph's change notifications: checked, written to the queue, 202. Never a request to anybody, never a reason for a refusal. */
export const notifications: Route = {
  methods: ['POST'],
  route: 'notifications',
  options: { maxBodyBytes: MAX_NOTIFICATION_BYTES },
  answer: async (service, { url, json }) => {
    const token = url.searchParams.get('validationToken');
    if (token !== null) return { status: 200, text: validationAnswer(token) };
    const { pointers, refused } = claimMail(await json(), service.signState);
    for (const pointer of pointers) await service.enqueue('intake', pointer);
    service.log(refused ? 'warning' : 'info', 'notifications.claimed', { count: pointers.length, ...(refused ? { outcome: 'someRefused' } : {}) });
    return { status: 202 };
  },
};
