import * as React from 'react';
import type { Desk } from '../../app/desk/desk';
import { useTexts, type SaveOutcome } from '../../app/texts/useTexts';
import type { Editing } from './articleForm';

/** The knowledge of the desk. */
export function useArticles(desk: Desk) {
  const { lists } = desk.port;
  const place = React.useMemo(
    () => ({ all: lists.articles, create: lists.createArticle, update: lists.updateArticle, recycle: lists.recycleArticle }),
    [lists],
  );
  const { texts: articles, save, ...rest } = useTexts(desk, place);
  return {
    articles,
    ...rest,
    save: (editing: Editing, over: boolean): Promise<SaveOutcome> =>
      save(
        editing,
        { ...editing.text, title: editing.text.title.trim(), category: editing.text.category?.trim() || null, page: editing.text.page?.trim() || null },
        over,
      ),
  };
}
