import * as React from 'react';
import { TextField } from '@fluentui/react/lib/TextField';
import { Button } from '../../ui/controls/Button';
import { FieldChoice } from '../../ui/controls/FieldChoice';
import { useWords } from '../../ui/words/WordsContext';
import { outgoing } from '../composer/draftHtml';
import { Editor, type EditorHandle } from '../composer/Editor';
import { SaveTrouble } from '../deskTexts/SaveTrouble';
import { TextFoot } from '../deskTexts/TextFoot';
import { useSaving } from '../deskTexts/useSaving';
import { RESPONSE_LANGUAGES } from '../responses/editing';
import {
  ARTICLE_AUDIENCES,
  ARTICLE_STATES,
  checkArticle,
  MAX_ARTICLE_CATEGORY_CHARS,
  MAX_ARTICLE_CHARS,
  MAX_ARTICLE_PAGE_CHARS,
  MAX_ARTICLE_TITLE_CHARS,
  type ArticleProblems,
  type Editing,
} from './articleForm';
import type { SaveOutcome } from '../../app/texts/useTexts';

export type ArticleEditorProps = {
  editing: Editing;
  /** The way back to the list, where the editor has its place. */
  back(close: () => void): React.ReactNode;
  /** Something was typed; `typed` answers all of it as it stands then. */
  onTyped(typed: () => Editing): void;
  onSave(editing: Editing, over: boolean): Promise<SaveOutcome>;
  /** What is typed becomes an article of its own. */
  onAsNew(typed: Editing): void;
  /** Instead of what is typed, what somebody else saved. */
  onTheirs(typed: Editing): void;
  /** With what was typed. */
  onClose(typed: Editing): void;
  /** A file was put into the text, which holds none. */
  onFiles(): void;
  /** Null for one that is not stored. */
  onDelete: (() => void) | null;
};

const NO_PICTURES: ReadonlyMap<string, string> = new Map();
const NO_IDS: ReadonlySet<string> = new Set();
const LIMITS: Record<keyof ArticleProblems, number> = {
  title: MAX_ARTICLE_TITLE_CHARS,
  category: MAX_ARTICLE_CATEGORY_CHARS,
  page: MAX_ARTICLE_PAGE_CHARS,
  html: MAX_ARTICLE_CHARS,
};

/** One article: what it answers, for whom, in which language and how far it is. */
export function ArticleEditor({ editing, back, onTyped, onSave, onAsNew, onTheirs, onClose, onFiles, onDelete }: ArticleEditorProps) {
  const { say, locale } = useWords();
  const [text, setText] = React.useState(editing.text);
  const form = React.useRef<HTMLFormElement>(null);
  const editor = React.useRef<EditorHandle>(null);
  const languageName = React.useMemo(() => {
    const names = new Intl.DisplayNames([locale], { type: 'language' });
    return (tag: string) => names.of(tag) ?? tag;
  }, [locale]);
  React.useEffect(() => {
    form.current?.querySelector<HTMLElement>('[name="title"]')?.focus();
  }, []);
  const typed = (): Editing => ({ ...editing, text: { ...text, html: outgoing(editor.current?.html() ?? '', NO_IDS).html } });
  const latest = React.useRef(typed);
  latest.current = typed;
  const touch = (): void => onTyped(() => latest.current());
  const set = (part: Partial<Editing['text']>): void => {
    setText((old) => ({ ...old, ...part }));
    touch();
  };
  const { busy, problems, trouble, submit } = useSaving(form, editor, {
    typed,
    check: (whole): ArticleProblems => checkArticle(whole.text),
    inEditor: 'html',
    onSave,
  });
  const said = (field: keyof ArticleProblems): string | undefined => {
    const one = problems[field];
    return one && say(`articles.problem.${one}`, { count: LIMITS[field] });
  };
  const title = editing.id === null ? say('articles.newTitle') : say('articles.edit', { title: editing.text.title });
  return (
    <section className="pane respedit" aria-label={title} data-zone="pane">
      <div className="viewhead">
        {back(() => onClose(typed()))}
        <h2 className="h2 clip">{editing.id === null ? say('articles.newTitle') : editing.text.title}</h2>
        <span className="end" />
        {onDelete && (
          <Button small look="danger" icon="trash" onClick={onDelete}>
            {say('articles.delete')}
          </Button>
        )}
      </div>
      <SaveTrouble of="articles" trouble={trouble} onMine={() => void submit(true)} onTheirs={() => onTheirs(typed())} onAsNew={() => onAsNew(typed())} />
      <form
        ref={form}
        noValidate
        className="respform"
        onSubmit={(event) => {
          event.preventDefault();
          void submit(false);
        }}
      >
        <div className="respscroll">
          <TextField
            readOnly={busy}
            name="title"
            label={say('articles.title')}
            required
            value={text.title}
            maxLength={MAX_ARTICLE_TITLE_CHARS}
            errorMessage={said('title')}
            onChange={(_, value = '') => set({ title: value })}
          />
          <div className="resptwo">
            <FieldChoice
              label={say('articles.state')}
              value={text.state}
              options={ARTICLE_STATES.map((one) => ({ value: one, label: say(`articles.state.${one}`) }))}
              onChoose={(state) => set({ state })}
            />
            <FieldChoice
              label={say('articles.audience')}
              value={text.audience}
              options={ARTICLE_AUDIENCES.map((one) => ({ value: one, label: say(`articles.audience.${one}`) }))}
              onChoose={(audience) => set({ audience })}
            />
            <FieldChoice
              label={say('articles.language')}
              value={text.language ?? ''}
              options={[
                { value: '', label: say('articles.anyLanguage') },
                ...RESPONSE_LANGUAGES.map((tag) => ({ value: tag as string, label: languageName(tag) })),
              ]}
              onChoose={(tag) => set({ language: tag || null })}
            />
            <TextField
              readOnly={busy}
              name="category"
              label={say('field.category')}
              value={text.category ?? ''}
              maxLength={MAX_ARTICLE_CATEGORY_CHARS}
              errorMessage={said('category')}
              onChange={(_, value = '') => set({ category: value || null })}
            />
          </div>
          <TextField
            readOnly={busy}
            name="page"
            type="url"
            dir="ltr"
            label={say('articles.page')}
            value={text.page ?? ''}
            maxLength={MAX_ARTICLE_PAGE_CHARS}
            errorMessage={said('page')}
            description={say('articles.pageHelp')}
            onChange={(_, value = '') => set({ page: value || null })}
          />
          <div className="composer articletext">
            <span className="lbl">
              {say('articles.text')}{' '}
              <span className="req" aria-hidden="true">
                *
              </span>
            </span>
            <Editor
              ref={editor}
              html={editing.text.html}
              label={say('articles.text')}
              hint={say('articles.textHint')}
              pictures={NO_PICTURES}
              busy={busy}
              onInput={touch}
              onSend={() => void submit(false)}
              onEscape={() => form.current?.querySelector<HTMLElement>('.btn.primary')?.focus()}
              onFiles={onFiles}
              onSlash={() => editor.current?.insert('/')}
            />
          </div>
          {said('html') && (
            <p className="help bad" role="alert">
              {said('html')}
            </p>
          )}
        </div>
        <TextFoot of="articles" busy={busy} onClose={() => onClose(typed())} />
      </form>
    </section>
  );
}
