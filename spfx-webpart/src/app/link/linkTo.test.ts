import { browserKeep } from '../keep/keep';
import { knownDesks } from '../desk/knownDesks';
import { linkTo, type TeamsPlace } from './linkTo';

const SITE = 'https://nordwind.sharepoint.com/sites/helpdesk';
const PAGE = `${SITE}/SitePages/Desk.aspx`;
const FRAME = 'https://nordwind.sharepoint.com/_layouts/15/TeamsLogon.aspx?SPFX=true#x';
const APP = '6b7d1d0a-0f0e-4a5e-9c1b-2f3a4b5c6d7e';
const TAB = '8a1d1d0a-0f0e-4a5e-9c1b-2f3a4b5c6d7e';

const personKeep = browserKeep(window.localStorage, 'person');
const teams = (place: TeamsPlace | Error) => ({
  teamsJs: { app: { getContext: () => (place instanceof Error ? Promise.reject(place) : Promise.resolve(place)) } },
});
const link = (inTeams?: TeamsPlace | Error, here = FRAME): Promise<string> =>
  linkTo({ siteUrl: SITE, personKeep, ...(inTeams ? { teams: teams(inTeams) } : {}) }, here, 'ticket=4711', '4711');
beforeEach(() => window.localStorage.clear());

test('on a page of SharePoint it is that page, whatever it shows now', async () => {
  expect(await link(undefined, `${PAGE}?web=1#view=mine`)).toBe(`${PAGE}?web=1#ticket=4711`);
});

test('in Teams it opens the tab at the ticket, and the desk’s page for whoever has no Teams', async () => {
  knownDesks(personKeep, { siteUrl: SITE, name: 'IT', page: PAGE });
  const { origin, pathname, searchParams } = new URL(await link({ app: { appId: { toString: () => APP } }, page: { id: TAB } }));
  expect(origin + pathname).toBe(`https://teams.microsoft.com/l/entity/${APP}/${TAB}`);
  expect(Object.fromEntries(searchParams)).toEqual({ webUrl: `${PAGE}#ticket=4711`, label: '4711', context: '{"subEntityId":"ticket=4711"}' });
});

test.each<[string, TeamsPlace | Error]>([
  ['a client that does not tell the app', { page: { id: TAB } }],
  ['a client that does not tell the tab', { app: { appId: APP }, page: {} }],
  ['no id of an app', { app: { appId: '../../evil' }, page: { id: TAB } }],
  ['no answer', new Error('not initialised')],
])('%s: the desk’s page where it is known, else its site', async (_, place) => {
  expect(await link(place)).toBe(`${SITE}#ticket=4711`);
  knownDesks(personKeep, { siteUrl: SITE, name: 'IT', page: PAGE });
  expect(await link(place)).toBe(`${PAGE}#ticket=4711`);
});
