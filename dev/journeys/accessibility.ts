import AxeBuilder from '@axe-core/playwright';
import type { Page } from 'playwright-core';

/** WCAG 2.2 AA and what went before it, with axe's own good practice. */
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
/** Of the page around us, not of the web part: SharePoint brings them. */
const OF_THE_PAGE = ['region', 'landmark-one-main', 'page-has-heading-one', 'bypass', 'heading-order'];

/** A theme changes colours and nothing else of the document: in a second theme only these can come out otherwise. */
const OF_COLOUR = ['color-contrast', 'link-in-text-block'];

/** What axe finds wrong in the web part as it stands now, a line each: rule, element, reason. */
export async function findings(page: Page, view: string, rules: 'all' | 'colour' = 'all'): Promise<string[]> {
  // The opened mail is a document of its own and somebody else's work.
  const axe = new AxeBuilder({ page }).include('.listdesk').exclude('.listdesk iframe');
  const { violations } = await (rules === 'colour' ? axe.withRules(OF_COLOUR) : axe.withTags(RULES).disableRules(OF_THE_PAGE)).analyze();
  return violations.flatMap(({ id, nodes }) =>
    nodes.map((node) => `${view}: ${id} at ${node.target.join(' ')}: ${(node.any[0] ?? node.all[0] ?? node.none[0])?.message ?? ''}`),
  );
}
