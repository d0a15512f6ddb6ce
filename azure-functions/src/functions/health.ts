import { faultCode } from '../security/log.ts';
import { counted } from '../operator/words.ts';
import type { Route } from './register.ts';

/** More waiting than this is no burst any more. */
const MANY_WAITING = 1000;

/** One sentence for an operator: well, or what is wrong. Says nothing about customers. */
export const health: Route = {
  methods: ['GET'], route: 'health', options: { maxBodyBytes: 0, firstContact: true },
  answer: async (service) => {
    try {
      const waiting = async (name: 'intake' | 'outbound' | 'intake-poison' | 'outbound-poison'): Promise<number> => (await service.storage.queue(name).getProperties()).approximateMessagesCount ?? 0;
      const [intake, outbound, lostIntake, lostOutbound] = await Promise.all([waiting('intake'), waiting('outbound'), waiting('intake-poison'), waiting('outbound-poison')]);
      const lost = lostIntake + lostOutbound;
      if (lost) return sentence(200, 'attention', `${counted(lost, 'message')} failed five times: "listdesk poison list" shows them, "listdesk poison requeue" gives them back once the cause is mended.`);
      if (intake + outbound > MANY_WAITING) return sentence(200, 'attention', `${intake + outbound} messages are waiting: more comes in than is worked off.`);
      return sentence(200, 'well', `Running in ${service.settings.region}; ${counted(intake + outbound, 'message')} waiting.`);
    } catch (error) {
      return sentence(503, 'failed', `Storage cannot be reached (${faultCode(error)}): check AzureWebJobsStorage and the identity's roles on the storage account.`);
    }
  },
};

const sentence = (status: number, state: string, message: string) => ({ status, json: { state, message } });
