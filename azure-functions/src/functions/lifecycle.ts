import { claimLifecycle, validationAnswer } from '../intake/claim.ts';
import { MAX_NOTIFICATION_BYTES } from './notifications.ts';
import type { Route } from './register.ts';

/** Graph's lifecycle events: a gap is scanned, a lost subscription made anew. */
export const lifecycle: Route = {
  methods: ['POST'],
  route: 'lifecycle',
  options: { maxBodyBytes: MAX_NOTIFICATION_BYTES },
  answer: async (service, { url, json }) => {
    const token = url.searchParams.get('validationToken');
    if (token !== null) return { status: 200, text: validationAnswer(token) };
    const { pointers } = claimLifecycle(await json(), service.signState);
    for (const pointer of pointers) await service.enqueue('intake', pointer);
    return { status: 202 };
  },
};
