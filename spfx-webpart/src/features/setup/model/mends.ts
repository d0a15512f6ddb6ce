import type { Check } from '../../../app/serviceClient';
import type { SetupPlace } from './place';
import {
  consentPage,
  mailboxCommands,
  mailboxRoleCommands,
  recipientCommands,
  recycleBin,
  restoreSiteCommands,
  siteGrantCommands,
  siteGrantGraph,
  storageCommands,
  storageReport,
} from './commands';

/** How a broken link of the chain is mended: lines to run elsewhere, pages to open, or our own set-up of the lists. */
export type Mend = {
  commands: string[];
  /** The same by Microsoft Graph. */
  graph: string[];
  links: { words: 'mend.consent' | 'mend.recycleBin' | 'mend.storage'; href: string }[];
  /** Set-up of the lists mends it. */
  provision: 'finish' | 'upgrade' | null;
  /** Exchange lets a new role hold only after a while. */
  waits: boolean;
};

const NOTHING: Mend = { commands: [], graph: [], links: [], provision: null, waits: false };
const grant = (place: SetupPlace): Partial<Mend> => {
  const { get, post, body } = siteGrantGraph(place);
  return { commands: siteGrantCommands(place), graph: [get, post, body] };
};
/** What an operator needs to find the case: names nobody. */
const forOperator = ({ tenantId, siteUrl, appId }: SetupPlace, code: string): string[] => [
  `Code: ${code}`,
  `Tenant: ${tenantId}`,
  `Desk: ${siteUrl}`,
  `App: ${appId}`,
];

/** The mend of a check, made of the tenant's own values. */
export function mendOf({ check, code }: Check, place: SetupPlace): Mend {
  const mailbox = /^\S+ (.+)$/.exec(check)?.[1] ?? '';
  return { ...NOTHING, ...partOf(code, mailbox, place) };
}

function partOf(code: Check['code'], mailbox: string, place: SetupPlace): Partial<Mend> {
  switch (code) {
    case 'connection.notConsented':
    case 'access.notConsented':
      return { links: [{ words: 'mend.consent', href: consentPage(place) }] };
    case 'access.credentialExpired':
    case 'access.credentialRefused':
      return { commands: forOperator(place, code) };
    case 'site.notGranted':
    case 'site.readOnly':
    case 'replies.polled':
      return grant(place);
    case 'site.missing':
      return { commands: restoreSiteCommands(place) };
    case 'site.full':
      return {
        commands: storageCommands(place),
        links: [
          { words: 'mend.storage', href: storageReport(place) },
          { words: 'mend.recycleBin', href: recycleBin(place) },
        ],
      };
    case 'lists.missing':
      return { provision: 'finish', links: [{ words: 'mend.recycleBin', href: recycleBin(place) }] };
    case 'lists.columnsMissing':
    case 'lists.unfinished':
      return { provision: 'finish' };
    case 'lists.older':
      return { provision: 'upgrade' };
    case 'mailbox.notInScope':
      return { commands: mailboxCommands(place, mailbox), waits: true };
    case 'mailbox.readOnly':
      return { commands: mailboxRoleCommands(place, mailbox, 'Application Mail.ReadWrite'), waits: true };
    case 'sending.notAllowed':
      return { commands: mailboxRoleCommands(place, mailbox, 'Application Mail.Send'), waits: true };
    case 'mailbox.missing':
      return { commands: recipientCommands(mailbox) };
    default:
      return {};
  }
}
