import * as React from 'react';
import type { Desk } from '../../app/desk/desk';
import { useTexts, type SaveOutcome } from '../../app/texts/useTexts';
import { useDeskState } from '../desk/DeskContext';
import type { Typed } from './useResponseForm';
import { saveResponse } from './saveResponse';

/** The canned responses of the desk: everybody's and one's own. */
export function useResponses(desk: Desk) {
  const { lists } = desk.port;
  const myId = useDeskState((state) => state.me?.id ?? 0);
  const place = React.useMemo(
    () => ({
      all: () => lists.cannedResponses(myId),
      create: lists.createCannedResponse,
      update: lists.updateCannedResponse,
      recycle: lists.recycleCannedResponse,
    }),
    [lists, myId],
  );
  const { texts: responses, load, fault, remove } = useTexts(desk, place);
  const save = async ({ editing, added }: Typed, over: boolean): Promise<SaveOutcome> => {
    const answer = await saveResponse(lists, myId, editing, added, over);
    if (answer.outcome === 'saved') await load();
    return answer;
  };
  return { responses, fault, load, save, remove };
}
