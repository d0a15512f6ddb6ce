import type { Tenant, TenantAdmin, User } from '../../simulator/core/directory.ts';
import type { Simulator } from '../../simulator/simulator.ts';

/**
 * PowerShell as far as docs/install.md and the set-up page use it, for one administrator of a simulated tenant: the modules
 * PnP.PowerShell, ExchangeOnlineManagement and Microsoft.Graph.Applications. Strict: a line it does not know, a parameter that is missing
 * and a module that is not connected are errors in red, as they would be. Answers one text a line.
 */
export async function runShell(
  simulator: Simulator,
  who: { tenant: Tenant; user: User },
  text: string,
): Promise<{ line: string; output: string; failed: boolean }[]> {
  const shell: Shell = { simulator, ...who, connected: new Set(), variables: new Map() };
  const done: { line: string; output: string; failed: boolean }[] = [];
  for (const line of text
    .split(/\r?\n/)
    .map((each) => each.trim())
    .filter((each) => each && !each.startsWith('#'))) {
    try {
      done.push({ line, output: await runLine(shell, line), failed: false });
    } catch (error) {
      if (!(error instanceof ShellError)) throw error;
      done.push({ line, output: error.message, failed: true });
      break;
    }
  }
  return done;
}

type Module = 'PnP' | 'Exchange' | 'Graph';
type Principal = { AppId: string; Id: string };
type Shell = { simulator: Simulator; tenant: Tenant; user: User; connected: Set<Module>; variables: Map<string, Principal> };
type Cmdlet = {
  parameters: readonly string[];
  switches?: readonly string[];
  needs?: Module;
  run: (shell: Shell, given: Record<string, string>) => string | Promise<string>;
};

class ShellError extends Error {}
const ROLES: Record<string, 'Mail.ReadWrite' | 'Mail.Send'> = { 'Application Mail.ReadWrite': 'Mail.ReadWrite', 'Application Mail.Send': 'Mail.Send' };
const PNP_ROLES: Record<string, string> = { Read: 'read', Write: 'write', Manage: 'manage', FullControl: 'fullcontrol' };

/** Any stable id: the enterprise application's object id in this tenant is another one than the app's. */
const objectId = (tenant: Tenant, appId: string): string => `${appId.slice(0, 24)}${tenant.id.slice(-12)}`;
const exchangeOf = (tenant: Tenant): TenantAdmin => (tenant.admin ??= { packages: [], pages: {}, principals: [], scopes: [] });

const CMDLETS: Record<string, Cmdlet> = {
  'Connect-PnPOnline': { parameters: ['Url'], switches: ['Interactive'], run: (shell) => connect(shell, 'PnP') },
  'Connect-ExchangeOnline': { parameters: [], run: (shell) => connect(shell, 'Exchange') },
  'Connect-MgGraph': { parameters: ['Scopes'], run: (shell) => connect(shell, 'Graph') },
  'Grant-PnPEntraIDAppSitePermission': { parameters: ['AppId', 'DisplayName', 'Site', 'Permissions'], needs: 'PnP', run: grantSite },
  'Get-PnPAccessToken': {
    parameters: ['ResourceTypeName'],
    needs: 'PnP',
    run: ({ simulator, tenant, user }, { ResourceTypeName }) => {
      if (ResourceTypeName !== 'SharePoint') throw new ShellError(`ResourceTypeName: ${ResourceTypeName} is not offered here.`);
      return simulator.entra.adminToken({ tenantId: tenant.id, upn: user.upn, resource: `https://${tenant.hosts[0]}` });
    },
  },
  'Get-MgServicePrincipal': {
    parameters: ['Filter'],
    needs: 'Graph',
    run: () => {
      throw new ShellError('Keep its answer: $app = Get-MgServicePrincipal ...');
    },
  },
  'New-ServicePrincipal': {
    parameters: ['AppId', 'ObjectId', 'DisplayName'],
    needs: 'Exchange',
    run: ({ tenant }, { AppId, ObjectId }) => {
      if (ObjectId !== objectId(tenant, AppId!)) throw new ShellError(`The object id ${ObjectId} is not that of the enterprise application.`);
      if (!exchangeOf(tenant).principals.includes(AppId!)) exchangeOf(tenant).principals.push(AppId!);
      return `DisplayName  AppId\nListDesk     ${AppId}`;
    },
  },
  'New-ManagementScope': {
    parameters: ['Name', 'RecipientRestrictionFilter'],
    needs: 'Exchange',
    run: ({ tenant }, { Name, RecipientRestrictionFilter }) => {
      const mailbox = /^PrimarySmtpAddress -eq '((?:[^']|'')+)'$/.exec(RecipientRestrictionFilter!)?.[1]?.replace(/''/g, "'");
      if (!mailbox) throw new ShellError(`The filter ${RecipientRestrictionFilter} cannot be read.`);
      if (exchangeOf(tenant).scopes.some((scope) => scope.name === Name)) throw new ShellError(`The management scope "${Name}" already exists.`);
      exchangeOf(tenant).scopes.push({ name: Name!, mailbox: mailbox.toLowerCase() });
      return `Name: ${Name}`;
    },
  },
  'New-ManagementRoleAssignment': {
    parameters: ['App', 'Role', 'CustomResourceScope'],
    needs: 'Exchange',
    run: ({ tenant }, { App, Role, CustomResourceScope }) => {
      const appId = exchangeOf(tenant).principals.find((each) => objectId(tenant, each) === App);
      const scope = exchangeOf(tenant).scopes.find(({ name }) => name === CustomResourceScope);
      const role = ROLES[Role!];
      if (!appId) throw new ShellError(`The service principal ${App} is not known to Exchange.`);
      if (!scope) throw new ShellError(`The management scope "${CustomResourceScope}" is not there.`);
      if (!role) throw new ShellError(`There is no role "${Role}".`);
      tenant.mailScopes.push({ appId, mailboxes: [scope.mailbox], roles: [role] });
      return `Role: ${Role}, scope: ${CustomResourceScope}`;
    },
  },
  'Test-ServicePrincipalAuthorization': {
    parameters: ['Identity', 'Resource'],
    needs: 'Exchange',
    run: ({ tenant }, { Identity, Resource }) => {
      const mine = tenant.mailScopes.filter(({ appId }) => objectId(tenant, appId) === Identity);
      const inScope = (role: 'Mail.ReadWrite' | 'Mail.Send'): boolean =>
        mine.some(({ roles, mailboxes }) => roles.includes(role) && mailboxes.includes(Resource!.toLowerCase()));
      return [
        'RoleName                    InScope',
        ...Object.entries(ROLES).map(([name, role]) => `${name.padEnd(28)}${inScope(role) ? 'True' : 'False'}`),
      ].join('\n');
    },
  },
};

function connect(shell: Shell, module: Module): string {
  if (!shell.user.admin) throw new ShellError(`${shell.user.upn} is no administrator.`);
  shell.connected.add(module);
  return '';
}

/** By Graph itself, as PnP PowerShell does it. */
async function grantSite({ simulator, tenant, user }: Shell, { AppId, DisplayName, Site, Permissions }: Record<string, string>): Promise<string> {
  const role = PNP_ROLES[Permissions!];
  if (!role) throw new ShellError(`Permissions: ${Permissions} is none of ${Object.keys(PNP_ROLES).join(', ')}.`);
  const headers = { authorization: `Bearer ${await simulator.entra.adminToken({ tenantId: tenant.id, upn: user.upn })}`, 'content-type': 'application/json' };
  const { hostname, pathname } = new URL(Site!);
  const graph = async (path: string, init: RequestInit = {}): Promise<{ id: string }> => {
    const answer = await simulator.fetch(`https://graph.microsoft.com/v1.0/sites/${path}`, { ...init, headers });
    if (!answer.ok) throw new ShellError(`${answer.status} ${await answer.text()}`);
    return (await answer.json()) as { id: string };
  };
  const { id } = await graph(`${hostname}:${pathname}?$select=id`);
  const body = JSON.stringify({ roles: [role], grantedToIdentities: [{ application: { id: AppId, displayName: DisplayName } }] });
  return `Id: ${(await graph(`${id}/permissions`, { method: 'POST', body })).id}\nRoles: {${role}}`;
}

const WORD = /'(?:[^']|'')*'|"[^"]*"|\S+/g;

async function runLine(shell: Shell, line: string): Promise<string> {
  const asked = /^\$(\w+)\s*=\s*Get-MgServicePrincipal -Filter "appId eq '([^']+)'"$/.exec(line);
  if (asked) {
    if (!shell.connected.has('Graph')) throw new ShellError('Authentication needed. Please call Connect-MgGraph.');
    if (!shell.tenant.consents.some(({ appId }) => appId === asked[2]))
      throw new ShellError(`There is no enterprise application ${asked[2]} in this organisation: consent comes first.`);
    shell.variables.set(asked[1]!, { AppId: asked[2]!, Id: objectId(shell.tenant, asked[2]!) });
    return '';
  }
  const [name = '', ...words] = line.replace(/\s*\|\s*Format-(Table|List)$/, '').match(WORD) ?? [];
  const cmdlet = CMDLETS[name];
  if (!cmdlet) throw new ShellError(`The term '${name}' is not recognized as a name of a cmdlet.`);
  if (cmdlet.needs && !shell.connected.has(cmdlet.needs)) throw new ShellError(`${name}: connect to ${cmdlet.needs} first.`);
  const given: Record<string, string> = {};
  for (let at = 0; at < words.length; at += 1) {
    const parameter = words[at]!.replace(/^-/, '');
    if (cmdlet.switches?.includes(parameter)) continue;
    if (!words[at]!.startsWith('-') || !cmdlet.parameters.includes(parameter))
      throw new ShellError(`${name}: A parameter cannot be found that matches '${words[at]}'.`);
    given[parameter] = valueOf(shell, words[(at += 1)] ?? '');
  }
  const missing = cmdlet.parameters.filter((parameter) => !given[parameter]);
  if (missing.length) throw new ShellError(`${name}: missing ${missing.join(', ')}.`);
  return cmdlet.run(shell, given);
}

function valueOf(shell: Shell, word: string): string {
  const variable = /^\$(\w+)\.(AppId|Id)$/.exec(word);
  if (variable) return shell.variables.get(variable[1]!)?.[variable[2] as 'AppId' | 'Id'] ?? '';
  return word.startsWith("'") ? word.slice(1, -1).replace(/''/g, "'") : word.replace(/^"|"$/g, '');
}
