import type { Directory } from '../simulator/core/directory.ts';
import type { PageChoices } from './pageConfig.ts';
import type { SignedIn } from './people.ts';
import { THEME_NAMES } from './themes.ts';

export const LOCALES: readonly (readonly [string, string])[] = [
  ['en-US', 'English'],
  ['de-DE', 'Deutsch'],
  ['fr-FR', 'Français'],
  ['nl-NL', 'Nederlands'],
  ['es-ES', 'Español'],
  ['pl-PL', 'Polski'],
  ['it-IT', 'Italiano'],
  ['pt-PT', 'Português'],
  ['pt-BR', 'Português (Brasil)'],
  ['sv-SE', 'Svenska'],
];

export const escapeHtml = (text: string): string => text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);

const option = (value: string, label: string, chosen: string): string =>
  `<option value="${escapeHtml(value)}"${value === chosen ? ' selected' : ''}>${escapeHtml(label)}</option>`;

const choice = (name: string, label: string, options: string): string => `<label><span>${label}</span><select name="${name}">${options}</select></label>`;

/** The page around the web part: SharePoint's dark bar, here with the choice of who is signed in. */
export function framePage(input: { who: SignedIn; directory: Directory; choices: PageChoices; kind: 'desk' | 'portal'; title: string }): string {
  const { who, choices, kind, title } = input;
  const people = input.directory.tenants
    .filter((tenant) => tenant.users.length > 0)
    .map(
      (tenant) =>
        `<optgroup label="${escapeHtml(tenant.name)}">${tenant.users.map((user) => option(user.upn, user.displayName, who.user.upn)).join('')}</optgroup>`,
    );
  const themes = THEME_NAMES.map((name) => option(name, name[0]?.toUpperCase() + name.slice(1), choices.theme));
  return `<!doctype html>
<html lang="${choices.locale.slice(0, 2)}" dir="${choices.rtl ? 'rtl' : 'ltr'}" data-page-theme="${choices.theme}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${escapeHtml(title)}</title>
<link rel="icon" href="data:,"><link rel="stylesheet" href="/_workbench/page.css"></head>
<body data-kind="${kind}">
<header class="suite">
  <span class="waffle" aria-hidden="true">${'<i></i>'.repeat(9)}</span><b>SharePoint</b>
  <form method="get">
    ${choice('locale', 'Language', LOCALES.map(([value, label]) => option(value, label, choices.locale)).join(''))}
    ${choice('theme', 'Theme', themes.join(''))}
    ${choice('teams', 'Host', option('', 'SharePoint', choices.teams ? '1' : '') + option('1', 'Teams', choices.teams ? '1' : ''))}
    ${choice('dir', 'Direction', option('', 'Left to right', choices.rtl ? 'rtl' : '') + option('rtl', 'Right to left', choices.rtl ? 'rtl' : ''))}
    ${choice('as', 'Signed in as', people.join(''))}
    <noscript><button>Go</button></noscript>
  </form>
</header>
${kind === 'portal' ? `<div class="site"><div><span class="logo" aria-hidden="true">${escapeHtml(title.slice(0, 1))}</span><strong>${escapeHtml(title)}</strong></div></div>` : ''}
<div id="web-part" class="canvas"></div>
<script>window.FabricConfig = { fontBaseUrl: '' };</script>
<script type="module" src="/_workbench/host.js"></script>
</body></html>`;
}

/** SharePoint's own answer to a user without rights, in a sentence, with the way to choose somebody else. */
export function refusedPage(status: number, detail: string, directory: Directory): string {
  const words =
    status === 403
      ? 'Access denied: this person has no rights on this site.'
      : status === 404
        ? 'There is no such page here.'
        : `SharePoint answered ${status}.`;
  const people = directory.tenants
    .flatMap((tenant) => tenant.users)
    .map((user) => `<li><a href="?as=${encodeURIComponent(user.upn)}">${escapeHtml(user.displayName)}</a></li>`);
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${escapeHtml(words)}</title><link rel="icon" href="data:,"><link rel="stylesheet" href="/_workbench/page.css"></head>
<body><header class="suite"><b>SharePoint</b></header><main class="refused"><h1>${escapeHtml(words)}</h1><p>Open the page as:</p><ul>${people.join('')}</ul><details><summary>Detail</summary><pre>${escapeHtml(detail)}</pre></details></main></body></html>`;
}
