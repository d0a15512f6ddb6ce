import { claimListChange, validationAnswer } from '../intake/claim.ts';
import { MAX_NOTIFICATION_BYTES } from './notifications.ts';
import type { Route } from './register.ts';

/**
 * So long a scan waits for the rest of its burst, which it answers too (`scanOutbound`). Nobody waits for it: the desk tells of each reply
 * itself, and a reply can be undone for ten seconds anyway.
 */
const BURST_SECONDS = 10;

/** SharePoint's webhook on Messages: something changed, so look what waits to be sent. Its handshake writes the parameter in lower case. */
export const listNotifications: Route = {
  methods: ['POST'],
  route: 'list-notifications',
  options: { maxBodyBytes: MAX_NOTIFICATION_BYTES },
  answer: async (service, { url, json }) => {
    const token = url.searchParams.get('validationtoken') ?? url.searchParams.get('validationToken');
    if (token !== null) return { status: 200, text: validationAnswer(token) };
    const { pointers } = claimListChange(await json(), service.signState);
    for (const pointer of pointers) await service.enqueue('outbound', pointer, { delaySeconds: BURST_SECONDS });
    return { status: 202 };
  },
};
