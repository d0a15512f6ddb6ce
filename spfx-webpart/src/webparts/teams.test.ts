import { followTeams, type TeamsLike } from './teams';

const teamsWith = (subPageId?: string) => {
  let tell: (theme: string) => void = () => undefined;
  const teams: TeamsLike = {
    context: { theme: 'dark' },
    teamsJs: {
      app: {
        registerOnThemeChangeHandler: (handler) => {
          tell = handler;
        },
        getContext: () => Promise.resolve({ page: { ...(subPageId === undefined ? {} : { subPageId }) } }),
      },
    },
  };
  return { teams, tell: (theme: string) => tell(theme) };
};
const place = (hash = '') => ({ location: { hash } as Location });
const settled = () => new Promise((resolve) => setTimeout(resolve, 0));

test.each([
  ['ticket=4711', 'ticket=4711'],
  ['view=mine', 'view=mine'],
  ['tool=mailLog', 'tool=mailLog'],
  [undefined, ''],
  ['javascript:alert(1)', ''],
  ['ticket=1&setup=1', ''],
])('a deep link to %s leads to "%s"', async (subPageId, hash) => {
  const window = place();
  followTeams(teamsWith(subPageId).teams, () => undefined, window);
  await settled();
  expect(window.location.hash).toBe(hash);
});

test('an address that says where to go is not overruled', async () => {
  const window = place('#ticket=5');
  followTeams(teamsWith('ticket=4711').teams, () => undefined, window);
  await settled();
  expect(window.location.hash).toBe('#ticket=5');
});

test('the theme is known from the start and followed', () => {
  const { teams, tell } = teamsWith();
  const themes: string[] = [];
  expect(followTeams(teams, (theme) => themes.push(theme), place())).toBe('dark');
  tell('contrast');
  expect(themes).toEqual(['contrast']);
  expect(followTeams(undefined, () => undefined, place())).toBeUndefined();
});
