import { headerValues } from '../mail/index.ts';
import type { InboundMail } from '../mail/index.ts';
import type { IntakeContext, SenderRule } from './context.ts';

export type Sender = {
  name: string;
  address: string;
  /** The From domain vouched for the mail at the trusted hop. */
  verified: boolean;
  /** A verified agent of this desk. */
  agent: boolean;
};

/** Identity is the single From address; two of them are no identity (quality case 41). Reply-To never counts. */
export function senderOf(mail: InboundMail, context: Pick<IntakeContext, 'agentAddresses'>): Sender {
  const address = mail.from?.address ?? '';
  const single = headerValues(mail, 'from').length <= 1 && !mail.warnings.some((warning) => warning.startsWith('The mail names several senders'));
  const seen = mail.authentication;
  const verified = single && address !== '' && seen !== null && seen.dmarc !== 'fail' && (seen.dmarc === 'pass' || seen.aligned);
  return { name: mail.from?.name ?? '', address, verified, agent: verified && context.agentAddresses.includes(address) };
}

/** The first rule that matches, most exact first: address, domain (with its subdomains), words of the subject. */
export function ruleFor(sender: Sender, subject: string, rules: readonly SenderRule[]): SenderRule | null {
  const domain = sender.address.slice(sender.address.lastIndexOf('@') + 1);
  const fits = (rule: SenderRule): boolean => {
    const value = rule.value.trim().toLowerCase();
    if (value === '') return false;
    if (rule.match === 'address') return sender.address === value;
    if (rule.match === 'domain') return domain === value.replace(/^@/, '') || domain.endsWith(`.${value.replace(/^@/, '')}`);
    return subject.toLowerCase().includes(value);
  };
  // An allowed address is believed only when it is verified; blocking needs no proof.
  const order = (['address', 'domain', 'subject'] as const).flatMap((match) => rules.filter((rule) => rule.match === match && fits(rule)));
  return order.find((rule) => rule.action !== 'allow' || sender.verified) ?? null;
}
