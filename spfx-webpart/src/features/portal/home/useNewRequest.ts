import * as React from 'react';
import { MAX_PORTAL_TEXT_CHARS } from '@listdesk/shared/portal';
import type { PortalRequest } from '@listdesk/shared/portal';
import { MAX_SUBJECT_CHARS } from '@listdesk/shared/tickets';
import type { ServiceFailure } from '../../../app/serviceClient';
import { isEmptyDraft, newDraft } from '../model/draft';
import type { Draft } from '../model/draft';
import { uploads } from '../model/files';
import { useFileTray } from '../parts/FileTray';
import { usePortal } from '../PortalContext';

const NAME = 'new';
const KEEP_AFTER_MS = 400;

export type FormProblem = 'subjectMissing' | 'filesUnreadable';
export type Phase = { is: 'writing' } | { is: 'sending' } | { is: 'failed'; failure: ServiceFailure } | { is: 'sent'; request: PortalRequest };

/** The form of a new request: draft, files, and one sending at a time. The same key goes out until the service has taken it. */
export function useNewRequest(onSent: (request: PortalRequest) => void) {
  const { client, drafts, kinds, newKey } = usePortal();
  const first = kinds[0]?.category ?? '';
  const found = React.useMemo(() => drafts.read(NAME), [drafts]);
  const [draft, setDraft] = React.useState<Draft>(() => found ?? newDraft(newKey, first));
  const [phase, setPhase] = React.useState<Phase>({ is: 'writing' });
  const [problem, setProblem] = React.useState<FormProblem | null>(null);
  const [kept, setKept] = React.useState<'nothing' | 'kept' | 'refused'>(found ? 'kept' : 'nothing');
  const tray = useFileTray();
  const sending = React.useRef(false);

  React.useEffect(() => {
    if (phase.is === 'sent') return undefined;
    const timer = setTimeout(() => setKept(drafts.keep(NAME, draft) ? (isEmptyDraft(draft) ? 'nothing' : 'kept') : 'refused'), KEEP_AFTER_MS);
    return () => clearTimeout(timer);
  }, [draft, drafts, phase.is]);

  const change = (patch: Partial<Omit<Draft, 'clientKey'>>) => {
    if (patch.subject !== undefined && patch.subject.trim() !== '') setProblem(null);
    setDraft((before) => ({ ...before, ...patch }));
  };

  const send = async () => {
    if (sending.current) return;
    if (draft.subject.trim() === '') return setProblem('subjectMissing');
    sending.current = true;
    setPhase({ is: 'sending' });
    try {
      const attachments = await uploads(tray.files);
      if (!attachments) {
        setPhase({ is: 'writing' });
        return setProblem('filesUnreadable');
      }
      setProblem(null);
      drafts.keep(NAME, draft);
      const answer = await client.create({
        clientKey: draft.clientKey,
        subject: draft.subject.trim().slice(0, MAX_SUBJECT_CHARS),
        text: draft.text.slice(0, MAX_PORTAL_TEXT_CHARS),
        ...(draft.category ? { category: draft.category } : {}),
        attachments,
      });
      if (!answer.ok) return setPhase({ is: 'failed', failure: answer.failure });
      drafts.drop(NAME);
      setPhase({ is: 'sent', request: answer.value.request });
      onSent(answer.value.request);
    } finally {
      sending.current = false;
    }
  };

  const startOver = () => {
    drafts.drop(NAME);
    tray.clear();
    setDraft(newDraft(newKey, first));
    setKept('nothing');
    setProblem(null);
    setPhase({ is: 'writing' });
  };

  return { draft, change, tray, phase, problem, kept, send, startOver };
}

export type NewRequestForm = ReturnType<typeof useNewRequest>;
