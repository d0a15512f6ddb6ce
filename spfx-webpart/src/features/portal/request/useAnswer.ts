import * as React from 'react';
import { MAX_PORTAL_TEXT_CHARS } from '@listdesk/shared/portal';
import type { ServiceFailure } from '../../../app/serviceClient';
import { newDraft } from '../model/draft';
import type { Draft } from '../model/draft';
import { uploads } from '../model/files';
import { useFileTray } from '../parts/FileTray';
import { usePortal } from '../PortalContext';

const KEEP_AFTER_MS = 400;
export type AnswerProblem = 'empty' | 'filesUnreadable';

/** The answer box of one request: draft, files, one sending at a time with one key. `onSent` is waited for, so that the thread shows the answer before the box empties. */
export function useAnswer(requestKey: string, onSent: (solved: boolean) => Promise<void>) {
  const { client, drafts, newKey } = usePortal();
  const name = `answer.${requestKey}`;
  const [draft, setDraft] = React.useState<Draft>(() => drafts.read(name) ?? newDraft(newKey));
  const [busy, setBusy] = React.useState(false);
  const [failure, setFailure] = React.useState<ServiceFailure | null>(null);
  const [problem, setProblem] = React.useState<AnswerProblem | null>(null);
  const tray = useFileTray();
  const sending = React.useRef(false);

  React.useEffect(() => {
    const timer = setTimeout(() => drafts.keep(name, draft), KEEP_AFTER_MS);
    return () => clearTimeout(timer);
  }, [draft, drafts, name]);

  /** `words` stands for the text when a button alone says it ("It is solved"). */
  const send = async (solved: boolean, words?: string) => {
    const text = (draft.text.trim() || words || '').slice(0, MAX_PORTAL_TEXT_CHARS);
    if (sending.current) return;
    if (text === '' && tray.files.length === 0) return setProblem('empty');
    sending.current = true;
    setBusy(true);
    setFailure(null);
    setProblem(null);
    try {
      const attachments = await uploads(tray.files);
      if (!attachments) return setProblem('filesUnreadable');
      const answer = await client.answer(requestKey, { clientKey: draft.clientKey, text, ...(solved ? { solved } : {}), attachments });
      if (!answer.ok) return setFailure(answer.failure);
      drafts.drop(name);
      await onSent(solved);
      setDraft(newDraft(newKey));
      tray.clear();
    } finally {
      sending.current = false;
      setBusy(false);
    }
  };

  const write = (text: string) => {
    setProblem(null);
    setDraft((before) => ({ ...before, text }));
  };
  return { text: draft.text, write, tray, busy, failure, problem, send };
}
export type Answer = ReturnType<typeof useAnswer>;
