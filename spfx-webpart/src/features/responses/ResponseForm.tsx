import * as React from 'react';
import '../composer/composer.global.scss';
import { TextField } from '@fluentui/react/lib/TextField';
import { RICH_RESPONSES_SINCE } from '@listdesk/shared/schema';
import { CANNED_TOKENS, MAX_CANNED_CATEGORY_CHARS, MAX_CANNED_CHARS, MAX_CANNED_NAME_CHARS } from '@listdesk/shared/tickets';
import type { DraftFile } from '../../app/unsent/draftFiles';
import type { SaveOutcome } from '../../app/texts/useTexts';
import { Banner } from '../../ui/controls/Banner';
import { Button, IconButton } from '../../ui/controls/Button';
import { useWords } from '../../ui/words/WordsContext';
import { outgoing } from '../composer/draftHtml';
import { Editor, type EditorHandle } from '../composer/Editor';
import { besideOf, FileRow } from '../composer/FileRow';
import { useAddFiles } from '../composer/useAddFiles';
import { useDesk, useDeskState } from '../desk/DeskContext';
import { SaveTrouble, type Trouble } from '../deskTexts/SaveTrouble';
import { ResponseChoices } from './ResponseChoices';
import { ResponsePreview } from './ResponsePreview';
import { checkResponse, unknownIn, type Editing, type ResponseProblems } from './responseForm';
import { editableResponse } from './responseHtml';
import { useResponseFiles } from './useResponseFiles';

/** A response as it stands in the form, and the files that were added to it. */
export type Typed = { editing: Editing; added: readonly DraftFile[] };

export type ResponseFormProps = {
  editing: Editing;
  /** Files it begins with; null: those that were left on this device. */
  begun: readonly DraftFile[] | null;
  /** Where files that are not saved lie on this device. */
  slot: string;
  categories: readonly string[];
  /** Something was typed; `typed` answers all of it as it stands then. */
  onTyped(typed: () => Typed): void;
  onSave(typed: Typed, over: boolean): Promise<SaveOutcome>;
  /** What is typed becomes a response of its own. */
  onAsNew(typed: Typed): void;
  /** Instead of what is typed, what somebody else saved; absent where nobody can have. */
  onTheirs?(typed: Typed): void;
  onClose(typed: Typed): void;
};

/** How long after the last key the preview is drawn anew. */
const PREVIEW_AFTER_MS = 400;

/** Name, language, category, who sees it, formatted text and files of one response, previewed with a real ticket. */
export function ResponseForm({ editing, begun, slot, categories, onTyped, onSave, onAsNew, onTheirs, onClose }: ResponseFormProps) {
  const { say } = useWords();
  const older = useDeskState((state) => (state.settings?.schemaVersion ?? RICH_RESPONSES_SINCE) < RICH_RESPONSES_SINCE);
  const { desk } = useDesk();
  const [text, setText] = React.useState(editing.text);
  const [previewed, setPreviewed] = React.useState(editing.text);
  const [busy, setBusy] = React.useState(false);
  const [problems, setProblems] = React.useState<ResponseProblems>({});
  const [refused, setRefused] = React.useState<string | null>(null);
  const [trouble, setTrouble] = React.useState<Trouble | null>(null);
  const form = React.useRef<HTMLFormElement>(null);
  const editor = React.useRef<EditorHandle>(null);
  const picker = React.useRef<HTMLInputElement>(null);
  const { kept, pictures } = useResponseFiles(slot, editing.id, editing.text.files, begun);
  const files = useAddFiles({ kept, beside: text.files, editor, onRefused: setRefused });
  React.useEffect(() => {
    form.current?.querySelector<HTMLElement>('[name="name"]')?.focus();
  }, []);

  /** A picture that was taken out of the text stays behind. */
  const typed = (): Typed => {
    const ids = [...text.files, ...kept.files].flatMap(({ contentId }) => (contentId ? [contentId] : []));
    const { html, text: body, used } = outgoing(editor.current?.html() ?? '', new Set(ids));
    const stays = ({ contentId }: { contentId: string | null }): boolean => contentId === null || used.has(contentId);
    return { editing: { ...editing, text: { ...text, html, body, files: text.files.filter(stays) } }, added: kept.files.filter(stays) };
  };
  const latest = React.useRef(typed);
  latest.current = typed;
  const timer = React.useRef<ReturnType<typeof setTimeout>>();
  React.useEffect(() => () => clearTimeout(timer.current), []);
  const touch = (): void => {
    onTyped(() => latest.current());
    clearTimeout(timer.current);
    timer.current = setTimeout(() => setPreviewed(latest.current().editing.text), PREVIEW_AFTER_MS);
  };
  const drawn = React.useRef(false);
  React.useEffect(() => {
    if (drawn.current) touch();
    drawn.current = true;
  }, [text]);
  const set = (part: Partial<Editing['text']>): void => setText((old) => ({ ...old, ...part }));
  const submit = async (over: boolean): Promise<void> => {
    if (busy) return;
    const whole = typed();
    const found = checkResponse(whole.editing.text);
    setProblems(found);
    const first = Object.keys(found)[0];
    if (first === 'body') return editor.current?.focus();
    if (first) return form.current?.querySelector<HTMLElement>(`[name="${first}"]`)?.focus();
    setBusy(true);
    setTrouble(null);
    const answer = await onSave(whole, over);
    if (answer.outcome === 'saved') return undefined;
    setBusy(false);
    setTrouble(answer.outcome === 'failed' ? answer.fault : answer.outcome);
    return undefined;
  };
  const said = (field: keyof ResponseProblems, count: number): string | undefined => {
    const one = problems[field];
    if (!one) return undefined;
    const { body, html } = one === 'unknown' ? typed().editing.text : text;
    return say(`responses.problem.${one}`, { count, tokens: unknownIn(body, html).join(', ') });
  };
  const noFiles = (): void => desk.tell(say('responses.older'), true);
  const all = [...text.files.map(({ fileName, size, contentId }) => ({ name: fileName, size, contentId })), ...besideOf(kept.files)];
  const removeFile = (index: number): void => {
    const stored = text.files.length;
    if (index < stored) set({ files: text.files.filter((_, at) => at !== index) });
    else kept.set(kept.files.filter((_, at) => at !== index - stored));
    touch();
  };
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
            name="name"
            data-first
            label={say('responses.name')}
            required
            value={text.name}
            maxLength={MAX_CANNED_NAME_CHARS}
            errorMessage={said('name', MAX_CANNED_NAME_CHARS)}
            onChange={(_, value = '') => set({ name: value })}
          />
          <ResponseChoices
            text={text}
            categories={categories}
            withOwner={!older}
            categoryProblem={said('category', MAX_CANNED_CATEGORY_CHARS)}
            onChange={set}
          />
          <div className="composer articletext respbox">
            <span className="lbl">
              {say('responses.body')}{' '}
              <span className="req" aria-hidden="true">
                *
              </span>
            </span>
            <Editor
              ref={editor}
              html={editableResponse(editing.text)}
              label={say('responses.body')}
              hint={say('responses.bodyHint')}
              pictures={pictures}
              onInput={touch}
              onSend={() => void submit(false)}
              onEscape={() => form.current?.querySelector<HTMLElement>('.btn.primary')?.focus()}
              onFiles={(list, inText) => (older ? noFiles() : void files.add(list, inText))}
              onSlash={() => editor.current?.insert('/')}
            >
              <IconButton icon="clip" label={say('composer.attach')} disabled={older} onClick={() => picker.current?.click()} />
              <input
                ref={picker}
                type="file"
                multiple
                hidden
                aria-label={say('composer.attach')}
                onChange={(event) => {
                  const list = Array.from(event.target.files ?? []);
                  event.target.value = '';
                  void files.add(list, false).then(touch);
                }}
              />
            </Editor>
            <FileRow files={all} disabled={busy} onRemove={removeFile} />
          </div>
          {(said('body', MAX_CANNED_CHARS) ?? refused) && (
            <p className="help bad" role="alert">
              {said('body', MAX_CANNED_CHARS) ?? refused}
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
        <div className="row setfoot">
          <Button submit look="primary" disabled={busy}>
            {say(busy ? 'responses.saving' : 'responses.save')}
          </Button>
          <Button look="ghost" disabled={busy} onClick={() => onClose(typed())}>
            {say('close')}
          </Button>
        </div>
      </form>
    </>
  );
}
