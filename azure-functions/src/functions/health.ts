import { X509Certificate } from 'node:crypto';
import { faultCode } from '../security/log.ts';
import { counted } from '../operator/words.ts';
import { heartbeat } from '../storage/heartbeat.ts';
import type { Route } from './register.ts';
import type { Service } from './service.ts';

/** More waiting than this is no burst any more. */
const MANY_WAITING = 1000;

/** One sentence for an operator: well, or what is wrong. Says nothing about customers. */
export const health: Route = {
  methods: ['GET'],
  route: 'health',
  options: { maxBodyBytes: 0, firstContact: true },
  answer: async (service) => {
    try {
      const waiting = async (name: 'intake' | 'outbound' | 'intake-poison' | 'outbound-poison'): Promise<number> =>
        (await service.storage.queue(name).getProperties()).approximateMessagesCount ?? 0;
      const [intake, outbound, lostIntake, lostOutbound, scannedAt] = await Promise.all([
        waiting('intake'),
        waiting('outbound'),
        waiting('intake-poison'),
        waiting('outbound-poison'),
        heartbeat(service.storage).last(),
        service.storage.rawMail.getProperties(),
      ]);
      const still = stillFor(scannedAt, service.startedAt, service.outside.now());
      if (still !== null)
        return sentence(
          200,
          'failed',
          `No mailbox was looked through for ${still} minutes: the timers of the app stand still, and mail comes by announcements alone. See its log, then restart it.`,
        );
      const lost = lostIntake + lostOutbound;
      if (lost)
        return sentence(
          200,
          'attention',
          `${counted(lost, 'message')} failed five times: "listdesk poison list" shows them, "listdesk poison requeue" gives them back once the cause is mended.`,
        );
      if (intake + outbound > MANY_WAITING) return sentence(200, 'attention', `${intake + outbound} messages are waiting: more comes in than is worked off.`);
      const ending = certificateEnding(service);
      if (ending) return sentence(200, ending.over ? 'failed' : 'attention', ending.message);
      return sentence(200, 'well', `Running in ${service.settings.region}; ${counted(intake + outbound, 'message')} waiting.`);
    } catch (error) {
      return sentence(
        503,
        'failed',
        `Storage cannot be reached (${faultCode(error)}): check AzureWebJobsStorage and the identity's roles on the storage account.`,
      );
    }
  },
};

/** A mailbox is looked through each three minutes; a deployment or a restart takes a few. */
const STILL_MINUTES = 15;

/** For how many minutes, since this instance started at most, no timer sent anybody through the mailboxes; null while that is as it should be. */
export function stillFor(scannedAt: number | null, startedAt: number, now: number): number | null {
  const minutes = Math.floor((now - Math.max(scannedAt ?? 0, startedAt)) / 60_000);
  return minutes > STILL_MINUTES ? minutes : null;
}

/** Early enough to renew it without haste; operate.md says to do it sixty days before. */
const CERTIFICATE_NOTICE_MS = 14 * 86_400_000;

/** What is to be said of the certificate the service signs in with; null when it has one that lasts, or needs none. */
export function certificateEnding({ settings: { credential }, outside }: Pick<Service, 'settings' | 'outside'>): { over: boolean; message: string } | null {
  if (credential.kind !== 'certificate') return null;
  const until = new X509Certificate(credential.pem).validToDate.getTime();
  if (until - outside.now() > CERTIFICATE_NOTICE_MS) return null;
  const over = until <= outside.now();
  return {
    over,
    message: `The certificate with which the service signs in ${over ? 'ended' : 'ends'} on ${new Date(until).toISOString().slice(0, 10)}${over ? ': mail waits' : ''}. Renew it as docs/operate.md says, "Renew the certificate".`,
  };
}

const sentence = (status: number, state: string, message: string) => ({ status, json: { state, message } });
