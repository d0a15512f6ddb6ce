import type { Simulator } from '../../simulator/simulator.ts';
import { escapeHtml as text } from '../frame.ts';
import type { SignedIn } from '../people.ts';
import { apiRequests, approve, readAppManifest } from './catalog.ts';
import { runShell } from './shell.ts';

export type AdminAnswer = { status: number; location?: string; html?: string };
type Said = { words: string; failed: boolean } | null;

const MAX_SAID_CHARS = 20_000;

/**
 * `/_admin`: the admin centers of the simulated organisation, as far as docs/install.md leads there. One page: app catalogue, API access,
 * pages of the desk's site, PowerShell; and Entra's consent page.
 */
export async function answerAdmin(simulator: Simulator, who: SignedIn, url: URL, form: FormData | null): Promise<AdminAnswer> {
  const { tenant } = who;
  if (!who.user.admin) return { status: 403, html: page(who, 'Administration', '<p>Only administrators come in here.</p>') };
  if (url.pathname === '/_admin/consent') return consent(simulator, who, url);
  const admin = (tenant.admin ??= { packages: [], pages: {}, principals: [], scopes: [] });
  const app = (resource: string) => simulator.directory.apps.find(({ name }) => name === resource);
  let said: Said = null;
  switch (form ? url.pathname : '') {
    case '/_admin/catalog': {
      const file = form!.get('package');
      try {
        const made = await readAppManifest(file instanceof File ? Buffer.from(await file.arrayBuffer()) : Buffer.alloc(0));
        admin.packages = [...admin.packages.filter(({ name }) => name !== made.name), made];
        said = { words: `${made.name} ${made.version} is in the catalogue and enabled.`, failed: false };
      } catch (error) {
        said = { words: error instanceof Error ? error.message : String(error), failed: true };
      }
      break;
    }
    case '/_admin/api': {
      const resource = String(form!.get('resource'));
      const problem = approve(tenant, app(resource), resource);
      said = { words: problem ?? `${resource} is approved.`, failed: problem !== null };
      break;
    }
    case '/_admin/page': {
      if (admin.packages.length) admin.pages[String(form!.get('page'))] = { serviceUrl: String(form!.get('serviceUrl')) };
      said = admin.packages.length
        ? { words: 'The page is published.', failed: false }
        : { words: 'There is no such web part: upload the package first.', failed: true };
      break;
    }
    case '/_admin/shell': {
      const done = await runShell(simulator, who, String(form!.get('commands')));
      said = {
        words: done
          .map(({ line, output }) => `PS> ${line}\n${output}`)
          .join('\n')
          .slice(0, MAX_SAID_CHARS),
        failed: done.some(({ failed }) => failed),
      };
      break;
    }
    default:
  }
  return { status: 200, html: home(simulator, who, said) };
}

/** Entra's own page, on which the administrator accepts or cancels; Entra then sends them back to the app's address. */
async function consent(simulator: Simulator, who: SignedIn, url: URL): Promise<AdminAnswer> {
  const answer = url.searchParams.get('answer');
  const asked = new URLSearchParams(url.searchParams);
  for (const name of ['as', 'answer', 'simulate']) asked.delete(name);
  if (answer === null) {
    const choice = (words: string, value: string): string => `<button name="answer" value="${value}">${words}</button>`;
    const fields = [...asked, ['as', who.user.upn]]
      .map(([name = '', value = '']) => `<input type="hidden" name="${text(name)}" value="${text(value)}">`)
      .join('');
    return {
      status: 200,
      html: page(
        who,
        'Permissions requested',
        `<p>ListDesk asks for: access to selected sites (Sites.Selected); sign in and read your profile (User.Read).</p><form action="/_admin/consent">${fields}${choice('Accept', 'accept')} ${choice('Cancel', 'cancel')}</form>`,
      ),
    };
  }
  if (answer !== 'accept') asked.set('simulate', 'deny');
  const entra = await simulator.fetch(`https://login.microsoftonline.com/${who.tenant.id}/v2.0/adminconsent?${asked.toString()}`);
  const location = entra.headers.get('location');
  return location ? { status: 302, location } : { status: entra.status, html: page(who, 'Microsoft Entra', `<p role="alert">${text(await entra.text())}</p>`) };
}

function home(simulator: Simulator, who: SignedIn, said: Said): string {
  const { tenant, user } = who;
  const form = (action: string, fields: string): string =>
    `<form method="post" enctype="multipart/form-data" action="/_admin/${action}?as=${encodeURIComponent(user.upn)}">${fields}</form>`;
  const packages = tenant.admin?.packages ?? [];
  const requests = apiRequests(tenant, (resource) => simulator.directory.apps.find(({ name }) => name === resource)?.audiences[0] ?? null);
  const request = ({ resource, scope, approved }: (typeof requests)[number]): string =>
    `<li><b>${text(resource)} / ${text(scope)}</b>: ${approved ? 'approved' : `pending ${form('api', `<input type="hidden" name="resource" value="${text(resource)}"><button>Approve</button>`)}`}</li>`;
  const sites = simulator.sharePoint
    .listSites()
    .filter((site) => site.tenant === tenant.id)
    .map((site) => `${site.path}/SitePages/Desk.aspx`);
  return page(
    who,
    `Administration of ${tenant.name}`,
    `
${said ? `<pre role="${said.failed ? 'alert' : 'status'}">${text(said.words)}</pre>` : ''}
<section id="apps"><h2>App catalogue</h2><ul>${packages.map(({ name, version }) => `<li>${text(name)} ${text(version)}: enabled</li>`).join('')}</ul>
${form('catalog', '<label>Package <input type="file" name="package" accept=".sppkg" required></label> <button>Upload and enable</button>')}</section>
<section id="api"><h2>API access</h2><ul>${requests.map(request).join('')}</ul></section>
<section id="pages"><h2>Page with the web part ListDesk</h2>
${form('page', `<label>Page <select name="page">${sites.map((site) => `<option>${text(site)}</option>`).join('')}</select></label> <label>Address of the service <input name="serviceUrl" size="40"></label> <button>Publish</button>`)}
<ul>${Object.keys(tenant.admin?.pages ?? {})
      .map((each) => `<li><a href="${text(each)}?as=${encodeURIComponent(user.upn)}">${text(each)}</a></li>`)
      .join('')}</ul></section>
<section id="shell"><h2>PowerShell</h2>${form('shell', '<label>Commands<br><textarea name="commands" rows="10" cols="140" spellcheck="false"></textarea></label><br><button>Run</button>')}</section>`,
  );
}

function page(who: SignedIn, title: string, body: string): string {
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${text(title)}</title><link rel="icon" href="data:,"><link rel="stylesheet" href="/_workbench/page.css"></head>
<body><header class="suite"><b>Microsoft 365, simulated</b></header><main class="admin"><h1>${text(title)}</h1><p>Signed in as ${text(who.user.displayName)}.</p>${body}</main></body></html>`;
}
