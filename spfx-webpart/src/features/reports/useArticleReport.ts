import * as React from 'react';
import type { ArticleHead, ArticleUse } from '@listdesk/shared/reports';
import type { ArticleUsePage, DeskLists, ListsFaultLike } from '@listdesk/shared/sharepoint';
import { faultOf } from '../../app/desk/fault';

/** 100,000 uses; what does not fit is said. */
const MAX_USE_PAGES = 20;

export type KnownUses = { articles: readonly ArticleHead[]; uses: readonly ArticleUse[]; /** More were put in than were read. */ cut: boolean };
export type ArticleReport = { known: KnownUses | null; fault: ListsFaultLike | null };
const NOTHING: ArticleReport = { known: null, fault: null };

/** Articles and where they were put in since a moment; read when `wanted` first, and again with every other `now`. */
export function useArticleReport(lists: DeskLists, since: number, now: number, wanted: boolean): ArticleReport {
  const [report, setReport] = React.useState<ArticleReport>(NOTHING);
  const read = React.useRef<{ since: number; now: number } | null>(null);
  React.useEffect(() => {
    if (!wanted || (read.current && read.current.now === now && read.current.since <= since)) return undefined;
    let current = true;
    setReport((old) => ({ ...old, fault: null }));
    usesSince(lists, since).then(
      (known) => {
        if (!current) return;
        read.current = { since, now };
        setReport({ known, fault: null });
      },
      (error: unknown) => {
        if (current) setReport((old) => ({ ...old, fault: faultOf(error) }));
      },
    );
    return () => {
      current = false;
    };
  }, [lists, since, now, wanted]);
  return report;
}

async function usesSince(lists: DeskLists, since: number): Promise<KnownUses> {
  const readUses = async (): Promise<Omit<KnownUses, 'articles'>> => {
    const uses: ArticleUse[] = [];
    let cursor: string | null = null;
    for (let pages = 0; pages < MAX_USE_PAGES; pages += 1) {
      const page: ArticleUsePage = await lists.articleUses(new Date(since).toISOString(), cursor);
      uses.push(...page.uses);
      cursor = page.cursor;
      if (cursor === null) return { uses, cut: false };
    }
    return { uses, cut: true };
  };
  const [articles, { uses, cut }] = await Promise.all([lists.articleHeads(), readUses()]);
  return { articles, uses, cut };
}
