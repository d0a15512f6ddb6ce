import { baseSubject } from '../mail/index.ts';
import type { IntakeContext } from './context.ts';
import { ACKNOWLEDGE_WINDOW_MINUTES, MAX_ACKNOWLEDGEMENTS, MAX_ACKNOWLEDGEMENTS_SAME_SUBJECT } from './limits.ts';
import type { Sender } from './sender.ts';

export type AcknowledgeDecision = { send: true } | { send: false; reason: string };

/**
 * One answer to a new ticket, never to a machine, never to somebody the domain does not vouch for (our answer would hit
 * whoever was forged), within limits (mail.md step 14).
 */
export function decideAcknowledgement(
  mail: { subject: string; automatic: string | null; sender: Sender },
  context: Pick<IntakeContext, 'now' | 'settings' | 'ourAddresses' | 'acknowledgements' | 'silence'>,
): AcknowledgeDecision {
  const { sender } = mail;
  if (!context.settings.acknowledge) return no('switched off');
  if (sender.address === '') return no('no sender');
  if (mail.automatic !== null) return no('automatic mail');
  if (!sender.verified) return no('sender not verified');
  if (sender.agent) return no('sender is an agent');
  if (context.ourAddresses.includes(sender.address)) return no('our own address');
  if (context.silence) return no(context.silence);
  const since = Date.parse(context.now) - ACKNOWLEDGE_WINDOW_MINUTES * 60_000;
  const recent = context.acknowledgements.filter((past) => Date.parse(past.at) > since);
  if (recent.length >= MAX_ACKNOWLEDGEMENTS) return no('limit for this address');
  const subject = baseSubject(mail.subject).toLowerCase();
  if (recent.filter((past) => baseSubject(past.subject).toLowerCase() === subject).length >= MAX_ACKNOWLEDGEMENTS_SAME_SUBJECT)
    return no('limit for this subject');
  return { send: true };
}

const no = (reason: string): AcknowledgeDecision => ({ send: false, reason });
