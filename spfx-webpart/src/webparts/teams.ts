/** What we use of Teams' library, told by its shape so that tests need no Teams. */
export type TeamsLike = {
  context: { theme?: string };
  teamsJs: { app: { registerOnThemeChangeHandler(handler: (theme: string) => void): void; getContext(): Promise<{ page: { subPageId?: string } }> } };
};

/** Where a deep link of Teams may lead: the same words that stand behind `#` in the address. */
const PLACE = /^(ticket=\d{1,10}|view=[A-Za-z]{1,30}|tool=[A-Za-z]{1,30})$/;

/**
 * Teams tells its theme while the tab is open, and hands over `subPageId` of a deep link (`context={"subEntityId":"ticket=4711"}`).
 * Answers the theme to begin with; outside Teams undefined. https://learn.microsoft.com/microsoftteams/platform/concepts/build-and-test/deep-link-application
 */
export function followTeams(teams: TeamsLike | undefined, onTheme: (theme: string) => void, window: Pick<Window, 'location'>): string | undefined {
  if (!teams) return undefined;
  teams.teamsJs.app.registerOnThemeChangeHandler(onTheme);
  teams.teamsJs.app.getContext().then(
    ({ page }) => {
      if (page.subPageId && PLACE.test(page.subPageId) && !window.location.hash) window.location.hash = page.subPageId;
    },
    () => undefined, // Without its context the tab opens where it always opens.
  );
  return teams.context.theme;
}
