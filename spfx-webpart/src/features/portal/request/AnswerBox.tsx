import * as React from 'react';
import { MAX_PORTAL_TEXT_CHARS } from '@listdesk/shared/portal';
import { Button, IconButton } from '../../../ui/controls/Button';
import { useWords } from '../../../ui/words/WordsContext';
import { ChosenFiles, FileInput } from '../parts/FileTray';
import { FailureBanner } from '../parts/FailureBanner';
import type { Answer } from './useAnswer';

/** Text, files, Send. A solved request is opened again by writing, and the box says so. */
export function AnswerBox({ answer, solved }: { answer: Answer; solved: boolean }) {
  const { say } = useWords();
  const input = React.useRef<HTMLInputElement>(null);
  const { tray, busy } = answer;
  return (
    <form
      className="composer boxed pt-answer"
      onSubmit={(event) => {
        event.preventDefault();
        void answer.send(false);
      }}
    >
      <textarea
        className="body"
        aria-label={say('portal.answerLabel')}
        placeholder={say(solved ? 'portal.answerReopens' : 'portal.answerHint')}
        value={answer.text}
        rows={3}
        dir="auto"
        maxLength={MAX_PORTAL_TEXT_CHARS}
        readOnly={busy}
        aria-invalid={answer.problem === 'empty'}
        onPaste={tray.onPaste}
        onChange={(event) => answer.write(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
            event.preventDefault();
            void answer.send(false);
          }
        }}
      />
      <div className="pt-answerfiles">
        <ChosenFiles tray={tray} disabled={busy} />
      </div>
      {answer.problem && (
        <p className="pt-problem" role="alert">
          {say(`portal.answerProblem.${answer.problem}`)}
        </p>
      )}
      {answer.failure && <FailureBanner failure={answer.failure} kept={say('portal.draftSafe')} />}
      <div className="cbot">
        <IconButton icon="clip" label={say('portal.addFiles')} disabled={busy} onClick={() => input.current?.click()} />
        <FileInput inputRef={input} tray={tray} />
        <span className="end" />
        {!solved && (
          <Button look="ghost" aria-disabled={busy} onClick={() => void answer.send(true)}>
            {say('portal.sendSolved')}
          </Button>
        )}
        <Button look="primary" icon="send" aria-disabled={busy} onClick={() => void answer.send(false)}>
          {say(busy ? 'portal.sending' : 'portal.sendAnswer')}
        </Button>
      </div>
    </form>
  );
}
