import { mailboxCommands, siteGrantCommands } from '../../../spfx-webpart/src/features/setup/model/commands.ts';
import { Simulator } from '../../simulator/simulator.ts';
import { createWorld, LISTDESK_APP_ID, SUEDWIND } from '../../world.ts';
import { approve } from './catalog.ts';
import { runShell } from './shell.ts';

/** The very lines that the set-up page shows, in a tenant that has never heard of ListDesk. */
const PLACE = { deskName: 'Helpdesk', siteUrl: SUEDWIND.desk, tenantId: SUEDWIND.id, appId: LISTDESK_APP_ID, serviceUrl: 'https://service.listdesk.example' };
const MAILBOX = mailboxCommands(PLACE, SUEDWIND.support);
const CONSENT = { appId: LISTDESK_APP_ID, roles: ['Sites.Selected'], scopes: ['User.Read'] };

async function newTenant() {
  const simulator = await Simulator.create();
  await createWorld(simulator, { appCertificatePem: 'no certificate is needed here', newcomer: true });
  const tenant = simulator.directory.tenantById(SUEDWIND.id)!;
  const run = async (lines: string[]) => (await runShell(simulator, { tenant, user: tenant.users[0]! }, lines.join('\r\n'))).at(-1)!;
  return { tenant, run };
}

it('opens the site and the mailbox by the commands of the set-up page', async () => {
  const { tenant, run } = await newTenant();
  tenant.consents.push(CONSENT);
  expect(await run(siteGrantCommands(PLACE))).toMatchObject({ failed: false, output: expect.stringContaining('{manage}') });
  expect(tenant.siteGrants).toEqual([{ siteUrl: SUEDWIND.desk, appId: LISTDESK_APP_ID, role: 'manage' }]);
  expect((await run(MAILBOX)).output).toMatch(/Mail\.ReadWrite +True\n.*Mail\.Send +True/);
  expect(tenant.mailScopes.map(({ mailboxes, roles }) => [mailboxes, roles])).toEqual([
    [[SUEDWIND.support], ['Mail.ReadWrite']],
    [[SUEDWIND.support], ['Mail.Send']],
  ]);
});

it('hands out the token with which the recycle bins are read', async () => {
  const { run } = await newTenant();
  expect(await run([`Connect-PnPOnline -Url '${SUEDWIND.desk}' -Interactive`, 'Get-PnPAccessToken -ResourceTypeName SharePoint'])).toMatchObject({
    failed: false,
    output: expect.stringMatching(/^[\w-]+\.[\w-]+\.[\w-]+$/),
  });
});

it.each<[string, string[], RegExp]>([
  ['the mailbox before the consent', MAILBOX, /no enterprise application .* consent comes first/],
  ['Exchange commands without its connection', MAILBOX.slice(3), /connect to Exchange first/],
  ['a site of somebody else', [siteGrantCommands(PLACE)[0]!, siteGrantCommands(PLACE)[1]!.replace(/suedwind/g, 'nordwind')], /^404/],
  ['a misspelt cmdlet', ['Grant-PnPAzureADAppSitePermission -AppId x'], /not recognized/],
  ['a token without its connection', ['Get-PnPAccessToken -ResourceTypeName SharePoint'], /connect to PnP first/],
  ['a missing parameter', ['Connect-PnPOnline -Interactive'], /missing Url/],
  ['a parameter nobody knows', ["Connect-PnPOnline -Url 'https://x' -Silently"], /matches '-Silently'/],
])('refuses %s', async (_, lines, words) => {
  const { tenant, run } = await newTenant();
  expect(await run(lines)).toMatchObject({ failed: true, output: expect.stringMatching(words) });
  expect([tenant.siteGrants, tenant.mailScopes]).toEqual([[], []]);
});

it('approves API access only after the consent brought the API into the organisation', async () => {
  const { tenant } = await newTenant();
  const app = { appId: LISTDESK_APP_ID, audiences: ['api://listdesk'] };
  expect(approve(tenant, app, 'ListDesk')).toMatch(/could not be found/);
  tenant.consents.push(CONSENT);
  expect([approve(tenant, app, 'ListDesk'), tenant.approvedApis]).toEqual([null, ['api://listdesk']]);
});
