import { deskIdentity } from '@listdesk/shared/licence';
import { parseSenderRules, SENDER_RULES_KEY } from '@listdesk/shared/intake';
import { parseSignatures, parseTemplates, SIGNATURES_KEY, TEMPLATES_KEY } from '@listdesk/shared/mail';
import { DESK_SETTINGS_KEY, parseDeskSettings, type DeskSettings } from '@listdesk/shared/schema';
import { ARCHIVE_KEY, NOTICE_KEY, parseNotice, usesArchive } from '@listdesk/shared/privacy';
import { deskLists } from '@listdesk/shared/sharepoint';
import { parseRules, RULES_KEY } from '@listdesk/shared/rules';
import { parseWeekly, WEEKLY_KEY } from '@listdesk/shared/reports';
import { parseSla, SLA_KEY } from '@listdesk/shared/sla';
import type { SPFI } from '@pnp/sp';
import { graphHttp, type Graph } from '../graph/http.ts';
import { graphMailbox } from '../graph/mailbox.ts';
import { sharePointFor } from '../graph/sharePoint.ts';
import type { Desk, Ledger } from '../intake/ports.ts';
import type { Installation } from '../licence/ports.ts';
import { keyedHash } from '../security/keyedHash.ts';
import type { Service } from './service.ts';

const SETTINGS_AGE_MS = 5 * 60_000;
const MAX_OPEN_DESKS = 500;
/** 132 bits of a hash: enough for an id, short enough for secrets and table keys. */
const ID_CHARS = 22;

export const deskId = (secret: Uint8Array, tenant: string, url: string): string => keyedHash(secret, 'desk', tenant, deskIdentity(url)).slice(0, ID_CHARS);
export const mailboxId = (secret: Uint8Array, tenant: string, address: string): string =>
  keyedHash(secret, 'mailbox', tenant, address.trim().toLowerCase()).slice(0, ID_CHARS);

export type OpenDesk = Desk & {
  sp: SPFI;
  graph: Graph;
  forgetSettings: () => void;
  /** Tells every instance that settings changed; `at` is the moment. */
  sayChanged: (at: string) => Promise<void>;
  /** Forgets remembered settings when another instance was told that they changed. One row read, nothing asked of SharePoint. */
  listen: () => Promise<void>;
};
const changedName = (desk: string): string => `changed:${desk}`;

type Parts = Pick<Service, 'settings' | 'outside' | 'patient' | 'tokens'> & { ledgerOf: (tenant: string) => Ledger };

/** Desks by installation, kept open so that settings and tokens are not asked for again with every mail. */
export function openDesks({ settings, outside, patient, tokens, ledgerOf }: Parts): (installation: Installation) => OpenDesk {
  const open = new Map<string, OpenDesk>();
  return (installation) => {
    const known = open.get(installation.id);
    // A renamed tenant's desk is opened anew at its new address.
    if (known?.url === installation.url) return known;
    const { tenant, id, url } = installation;
    const { secret } = settings;
    const sp = sharePointFor(url, { fetch: patient, token: (host) => tokens.app(tenant, `https://${host}/.default`), addresses: settings.sharePointAddresses });
    const lists = deskLists(sp, url, outside.now);
    const graph = graphHttp({
      endpoint: settings.graphEndpoint,
      token: () => tokens.app(tenant, 'https://graph.microsoft.com/.default'),
      fetch: patient,
      now: outside.now,
    });
    const hashMailbox = (address: string): string => mailboxId(secret, tenant, address);
    const stored = remembered(
      async () => {
        const values = await lists.settingValues([
          DESK_SETTINGS_KEY,
          TEMPLATES_KEY,
          SIGNATURES_KEY,
          SENDER_RULES_KEY,
          RULES_KEY,
          SLA_KEY,
          ARCHIVE_KEY,
          NOTICE_KEY,
          WEEKLY_KEY,
        ]);
        const texts = {
          templates: parseTemplates(values.get(TEMPLATES_KEY)),
          signatures: parseSignatures(values.get(SIGNATURES_KEY)),
          senderRules: parseSenderRules(values.get(SENDER_RULES_KEY)),
          rules: parseRules(values.get(RULES_KEY)),
          sla: parseSla(values.get(SLA_KEY)),
          archive: usesArchive(values.get(ARCHIVE_KEY)),
          notice: parseNotice(values.get(NOTICE_KEY)),
          weekly: parseWeekly(values.get(WEEKLY_KEY)),
        };
        return { settings: parseDeskSettings(values.get(DESK_SETTINGS_KEY)), texts };
      },
      SETTINGS_AGE_MS,
      outside.now,
    );
    const settingsOf = async (): Promise<DeskSettings> => (await stored.get()).settings;
    const agentsOf = remembered(async () => (await lists.agents()).map((agent) => agent.address.toLowerCase()), SETTINGS_AGE_MS, outside.now);
    const quiet = remembered(() => lists.quietAddresses(), SETTINGS_AGE_MS, outside.now);
    const ledger = ledgerOf(tenant);
    const forgetSettings = (): void => [stored, agentsOf, quiet].forEach((each) => each.forget());
    let heard: string | null = null;
    const mailboxWhere = async (matches: (address: string) => boolean) => {
      const found = (await settingsOf()).mailboxes.find((mailbox) => matches(mailbox.address.toLowerCase()));
      return found ? graphMailbox(graph, found.address.toLowerCase(), outside.fetch) : null;
    };
    const desk: OpenDesk = {
      tenant,
      id,
      url,
      installedAt: installation.createdAt,
      lists,
      sp,
      graph,
      ledger,
      tenantMails: settings.tenantMails,
      settings: settingsOf,
      texts: async () => (await stored.get()).texts,
      agentAddresses: agentsOf.get,
      quietAddresses: quiet.get,
      forgetSettings,
      sayChanged: async (at) => ledger.keep(changedName(id), at, 1),
      listen: async () => {
        const told = await ledger.recall(changedName(id));
        if (told === heard) return;
        heard = told;
        forgetSettings();
      },
      mailboxByHash: (hash) => mailboxWhere((address) => hashMailbox(address) === hash),
      mailboxByAddress: (wanted) => mailboxWhere((address) => address === wanted.toLowerCase()),
      hashMailbox,
      hashAddress: (address) => keyedHash(secret, 'address', tenant, address.trim().toLowerCase()).slice(0, ID_CHARS),
      signMarker: (ticketKey) => keyedHash(secret, 'marker', tenant, ticketKey),
    };
    open.set(id, desk);
    if (open.size > MAX_OPEN_DESKS) open.delete(open.keys().next().value!);
    return desk;
  };
}

/** The answer of a question for some time; a failed one is asked again at once. */
function remembered<T>(ask: () => Promise<T>, ageMs: number, now: () => number): { get: () => Promise<T>; forget: () => void } {
  let last: { at: number; value: Promise<T> } | null = null;
  return {
    get: () => {
      if (last && now() - last.at <= ageMs) return last.value;
      const fresh = { at: now(), value: ask() };
      fresh.value.catch(() => (last = last === fresh ? null : last));
      last = fresh;
      return fresh.value;
    },
    forget: () => (last = null),
  };
}
