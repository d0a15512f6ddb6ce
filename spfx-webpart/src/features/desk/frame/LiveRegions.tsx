import * as React from 'react';
import { useWords } from '../../../ui/words/WordsContext';
import { useDeskState } from '../DeskContext';

/** One polite and one assertive voice for the whole desk. Nothing here moves the focus. */
export function LiveRegions() {
  const { say } = useWords();
  const notice = useDeskState((state) => state.notice);
  const undo = useDeskState((state) => state.undo);
  const held = useDeskState((state) => state.held.size);
  const live = useDeskState((state) => state.live.state);
  const polite = notice && !notice.bad ? notice.text : undo ? `${undo.text}. ${say('undo.offer')}` : held ? say('held', { count: held }) : '';
  return (
    <>
      <div className="sr" role="status" aria-live="polite">
        {polite}
      </div>
      <div className="sr" role="alert" aria-live="assertive">
        {notice?.bad ? notice.text : live === 'offline' ? say('live.offline') : ''}
      </div>
    </>
  );
}
