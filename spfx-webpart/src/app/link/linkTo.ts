import { pageOf } from '../desk/knownDesks';
import type { DeskPort } from '../desk/port';

/** What of Teams' own answer to "where am I" a link is made of; `appId` is known to newer clients only. */
export type TeamsPlace = { app?: { appId?: unknown }; page: { id?: string; subPageId?: string } };
export type InTeams = { teamsJs: { app: { getContext(): Promise<TeamsPlace> } } };

const GUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/**
 * An address under which a colleague finds the same: `place` is what stands behind `#`, `here` the address of this page. Inside Teams that is the address of a frame which
 * nobody can open: there it is a deep link into the tab, with the desk's page for whoever has no Teams; without the tab's ids that page alone, or the desk's site.
 * https://learn.microsoft.com/microsoftteams/platform/concepts/build-and-test/deep-link-application
 */
export async function linkTo(port: Pick<DeskPort, 'teams' | 'personKeep' | 'siteUrl'>, here: string, place: string, label: string): Promise<string> {
  if (!port.teams) return `${here.replace(/#.*$/, '')}#${place}`;
  const web = `${(port.personKeep && pageOf(port.personKeep, port.siteUrl)) ?? port.siteUrl}#${place}`;
  const told = await port.teams.teamsJs.app.getContext().catch(() => null);
  const appId = String(told?.app?.appId ?? '');
  if (!told?.page.id || !GUID.test(appId)) return web;
  const context = JSON.stringify({ subEntityId: place });
  const query = Object.entries({ webUrl: web, label, context }).map(([name, value]) => `${name}=${encodeURIComponent(value)}`);
  return `https://teams.microsoft.com/l/entity/${appId}/${encodeURIComponent(told.page.id)}?${query.join('&')}`;
}
