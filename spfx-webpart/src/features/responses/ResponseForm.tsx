import * as React from 'react';
import '../composer/composer.global.scss';
import { TextField } from '@fluentui/react/lib/TextField';
import { RICH_RESPONSES_SINCE } from '@listdesk/shared/schema';
import { CANNED_TOKENS, MAX_CANNED_NAME_CHARS } from '@listdesk/shared/tickets';
import { Banner } from '../../ui/controls/Banner';
import { useWords } from '../../ui/words/WordsContext';
import { AttachButton } from '../composer/AttachButton';
import { Editor } from '../composer/Editor';
import { FileRow } from '../composer/FileRow';
import { useDesk, useDeskState } from '../desk/DeskContext';
import { SaveTrouble } from '../deskTexts/SaveTrouble';
import { TextFoot } from '../deskTexts/TextFoot';
import { ResponseChoices } from './ResponseChoices';
import { ResponsePreview } from './ResponsePreview';
import { editableResponse } from './responseHtml';
import { useResponseForm, type ResponseFormState, type Typed } from './useResponseForm';

export type ResponseFormProps = ResponseFormState & {
  categories: readonly string[];
  /** What is typed becomes a response of its own. */
  onAsNew(typed: Typed): void;
  /** Instead of what is typed, what somebody else saved; absent where nobody can have. */
  onTheirs?(typed: Typed): void;
  onClose(typed: Typed): void;
};

/** Name, language, category, who sees it, formatted text and files of one response, previewed with a real ticket. */
export function ResponseForm({ categories, onAsNew, onTheirs, onClose, ...state }: ResponseFormProps) {
  const { say } = useWords();
  const { desk } = useDesk();
  const older = useDeskState(({ settings }) => (settings?.schemaVersion ?? RICH_RESPONSES_SINCE) < RICH_RESPONSES_SINCE);
  const { form, editor, text, set, touch, typed, previewed, pictures, files, addFiles, removeFile, submit, busy, trouble, wrong, refused } =
    useResponseForm(state);
  React.useEffect(() => {
    form.current?.querySelector<HTMLElement>('[name="name"]')?.focus();
  }, []);
  const textProblem = wrong('body') ?? refused;
  return (
    <>
      {older && <Banner look="info" icon="history" title={say('responses.older')} />}
      <SaveTrouble
        of="responses"
        trouble={trouble}
        onMine={() => void submit(true)}
        onTheirs={onTheirs && (() => onTheirs(typed()))}
        onAsNew={() => onAsNew(typed())}
      />
      <form
        ref={form}
        noValidate
        className="respform"
        onSubmit={(event) => {
          event.preventDefault();
          // A form in a box over another one is its own.
          event.stopPropagation();
          void submit(false);
        }}
      >
        <div className="respscroll">
          <TextField
            readOnly={busy}
            name="name"
            data-first
            label={say('responses.name')}
            required
            value={text.name}
            maxLength={MAX_CANNED_NAME_CHARS}
            errorMessage={wrong('name')}
            onChange={(_, value = '') => set({ name: value })}
          />
          <ResponseChoices text={text} categories={categories} withOwner={!older} categoryProblem={wrong('category')} onChange={set} />
          <div className="composer articletext respbox">
            <span className="lbl">
              {say('responses.body')}{' '}
              <span className="req" aria-hidden="true">
                *
              </span>
            </span>
            <Editor
              ref={editor}
              html={editableResponse(state.editing.text)}
              label={say('responses.body')}
              hint={say('responses.bodyHint')}
              pictures={pictures}
              busy={busy}
              onInput={touch}
              onSend={() => void submit(false)}
              onEscape={() => form.current?.querySelector<HTMLElement>('.btn.primary')?.focus()}
              onFiles={(list, inText) => (older ? desk.tell(say('responses.older'), true) : addFiles(list, inText))}
              onSlash={() => editor.current?.insert('/')}
            >
              <AttachButton disabled={older || busy} onFiles={(list) => addFiles(list, false)} />
            </Editor>
            <FileRow files={files} disabled={busy} onRemove={removeFile} />
          </div>
          {textProblem && (
            <p className="help bad" role="alert">
              {textProblem}
            </p>
          )}
          <div className="row wrap" role="group" aria-label={say('responses.tokens')}>
            <span className="sub sm">{say('responses.tokens')}</span>
            {CANNED_TOKENS.map((token) => (
              <button key={token} type="button" className="chip" onClick={() => editor.current?.insert(`{{${token}}}`)}>
                {say(`responses.token.${token}`)}
              </button>
            ))}
          </div>
          <ResponsePreview text={previewed} />
        </div>
        <TextFoot of="responses" busy={busy} onClose={() => onClose(typed())} />
      </form>
    </>
  );
}
