import * as React from 'react';
import type { Desk } from '../../app/desk/desk';
import { useTexts, type SaveOutcome } from '../../app/texts/useTexts';
import type { Editing } from './responseForm';

/** The canned responses of the desk. */
export function useResponses(desk: Desk) {
  const { lists } = desk.port;
  const place = React.useMemo(
    () => ({ all: lists.cannedResponses, create: lists.createCannedResponse, update: lists.updateCannedResponse, recycle: lists.recycleCannedResponse }),
    [lists],
  );
  const { texts: responses, save, ...rest } = useTexts(desk, place);
  return {
    responses,
    ...rest,
    save: (editing: Editing, over: boolean): Promise<SaveOutcome> =>
      save(editing, { ...editing.text, name: editing.text.name.trim(), category: editing.text.category?.trim() || null }, over),
  };
}
