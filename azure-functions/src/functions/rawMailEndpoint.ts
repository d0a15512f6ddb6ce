import { keyedHash } from '../security/keyedHash.ts';
import { verifyRawMail } from '../security/rawSignature.ts';
import { mailboxId } from './desks.ts';
import { Refused } from './http.ts';
import type { Route } from './register.ts';

/** Azure Functions takes 100 MB a request. */
export const MAX_RAW_POST_BYTES = 100 * 1024 * 1024;

/** A mail gateway hands over a mail. The signature is checked before the body is read; the body is held against it while it is stored. */
export const rawMail: Route = {
  methods: ['POST'],
  route: 'mail/raw',
  options: { maxBodyBytes: MAX_RAW_POST_BYTES },
  answer: async (service, { request }) => {
    const verdict = verifyRawMail(service.settings.rawMailSecret, request.headers, service.outside.now());
    if (!verdict.ok) throw new Refused(401, 'unsigned', 'The mail is not signed as agreed, or the clock differs by more than five minutes.');
    const { tenant, mailbox, nonce, sha256 } = verdict.claim;
    const hash = mailboxId(service.settings.secret, tenant, mailbox);
    const installation = (await service.registry.installations(tenant)).find((each) => each.mailboxes.includes(hash));
    if (!installation) throw new Refused(404, 'unknownMailbox', 'No desk has this mailbox. Add it in the settings of the desk first.');
    if (!(await service.ledgerOf(tenant).useNonce(nonce)))
      throw new Refused(409, 'replayed', 'This nonce was used before. Sign the mail again with a new one.');
    const blob = `${tenant}/raw-${keyedHash(service.settings.secret, 'nonce', tenant, nonce)}`;
    const body = request.body ?? new Blob([]).stream();
    const stored = await service.rawMail.put(blob, body as ReadableStream<Uint8Array>, MAX_RAW_POST_BYTES);
    if (stored.outcome === 'tooLarge') throw new Refused(413, 'tooLarge', 'The mail is larger than 100 MB.');
    if (stored.sha256 !== sha256 || stored.bytes === 0) {
      await service.rawMail.remove(blob);
      throw new Refused(401, 'unsigned', 'The body is not the one that was signed.');
    }
    await service.enqueue('intake', { kind: 'raw', tenant, desk: installation.id, mailbox: hash, blob });
    return { status: 202 };
  },
};
