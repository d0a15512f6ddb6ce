import type { Simulator } from '../simulator/simulator.ts';
import type { Components } from './components.ts';
import type { SignedIn } from './people.ts';
import { askSharePoint } from './sharePointProxy.ts';
import type { ComponentManifest } from './sppkg.ts';
import { siteTheme, type ThemeName } from './themes.ts';

/** `rtl` turns the page round in whatever language it is: ListDesk speaks none that is written from the right, but it must not mind one. */
export type PageChoices = { locale: string; theme: ThemeName; teams: boolean; rtl: boolean };

/** What a SharePoint page knows before its web part starts. Read by `page/host.js`. */
export type PageConfig = {
  locale: string;
  rtl: boolean;
  theme: unknown;
  teams: { theme: string } | null;
  tenantId: string;
  user: { oid: string; upn: string; displayName: string; loginName: string; id: number; isSiteAdmin: boolean };
  site: { id: string; absoluteUrl: string; serverRelativeUrl: string };
  web: { id: string; absoluteUrl: string; serverRelativeUrl: string; title: string; permissions: { High: number; Low: number } };
  digest: { value: string; seconds: number };
  manifest: ComponentManifest;
  properties: Record<string, unknown>;
  components: Components;
};

/** SharePoint refused the user, or the site does not exist: the page says so instead of showing an empty web part. */
export class PageRefused extends Error {
  readonly status: number;

  constructor(status: number, message: string) {
    super(message);
    this.status = status;
  }
}

export async function pageConfig(input: {
  simulator: Simulator;
  who: SignedIn;
  site: string;
  choices: PageChoices;
  manifest: ComponentManifest;
  properties: Record<string, unknown>;
  components: Components;
}): Promise<PageConfig> {
  const { simulator, who, site, choices } = input;
  const read = async <T>(path: string, method = 'GET'): Promise<T> => {
    const answer = await askSharePoint(simulator, who, `${site}/_api/${path}`, { method, headers: { accept: 'application/json;odata=nometadata' } });
    if (!answer.ok) throw new PageRefused(answer.status, `${method} ${site}/_api/${path} answered ${answer.status}: ${(await answer.text()).slice(0, 500)}`);
    return (await answer.json()) as T;
  };
  const web = await read<{ Id: string; Title: string; EffectiveBasePermissions?: { High: string; Low: string } }>(
    'web?$select=Id,Title,EffectiveBasePermissions',
  );
  const siteInfo = await read<{ Id: string }>('site?$select=Id');
  const user = await read<{ Id: number; IsSiteAdmin: boolean; LoginName: string }>('web/currentuser');
  const digest = await read<{ FormDigestValue: string; FormDigestTimeoutSeconds: number }>('contextinfo', 'POST');
  const absoluteUrl = `https://${who.host}${site}`;
  const contrast = choices.theme === 'contrast';
  return {
    locale: choices.locale,
    rtl: choices.rtl,
    theme: siteTheme(choices.theme),
    teams: choices.teams || contrast ? { theme: contrast ? 'contrast' : choices.theme === 'dark' ? 'dark' : 'default' } : null,
    tenantId: who.tenant.id,
    user: { oid: who.user.oid, upn: who.user.upn, displayName: who.user.displayName, loginName: user.LoginName, id: user.Id, isSiteAdmin: user.IsSiteAdmin },
    site: { id: siteInfo.Id, absoluteUrl, serverRelativeUrl: site },
    web: {
      id: web.Id,
      absoluteUrl,
      serverRelativeUrl: site,
      title: web.Title,
      permissions: { High: Number(web.EffectiveBasePermissions?.High ?? 0), Low: Number(web.EffectiveBasePermissions?.Low ?? 0) },
    },
    digest: { value: digest.FormDigestValue, seconds: digest.FormDigestTimeoutSeconds },
    manifest: input.manifest,
    properties: { ...input.manifest.preconfiguredEntries[0]?.properties, ...input.properties },
    components: input.components,
  };
}
