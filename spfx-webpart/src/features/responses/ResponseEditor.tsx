import * as React from 'react';
import { TextField, type ITextField } from '@fluentui/react/lib/TextField';
import {
  CANNED_TOKENS,
  fillCanned,
  MAX_CANNED_CATEGORY_CHARS,
  MAX_CANNED_CHARS,
  MAX_CANNED_NAME_CHARS,
  unknownTokens,
  type Ticket,
} from '@listdesk/shared/tickets';
import type { ListsFaultLike } from '@listdesk/shared/sharepoint';
import { Banner } from '../../ui/controls/Banner';
import { Button } from '../../ui/controls/Button';
import { Icon } from '../../ui/icons/Icon';
import { Picker } from '../../ui/controls/Picker';
import { useWords } from '../../ui/words/WordsContext';
import { useDesk, useDeskState } from '../desk/DeskContext';
import { Filled } from './Filled';
import { checkResponse, RESPONSE_LANGUAGES, type Editing, type ResponseProblems } from './responseForm';
import type { SaveOutcome } from '../../app/texts/useTexts';

export type ResponseEditorProps = {
  editing: Editing;
  dirty: boolean;
  categories: readonly string[];
  back: React.ReactNode;
  onChange(editing: Editing): void;
  onSave(over: boolean): Promise<SaveOutcome>;
  onDiscard(): void;
  onClose(): void;
  /** Null for a response that is not stored. */
  onDelete: (() => void) | null;
};

/** Name, language, category and text of one response, previewed with a real ticket. */
export function ResponseEditor({ editing, dirty, categories, back, onChange, onSave, onDiscard, onClose, onDelete }: ResponseEditorProps) {
  const { say, locale } = useWords();
  const { desk } = useDesk();
  const tickets = useDeskState((state) => state.tickets);
  const me = useDeskState((state) => state.me);
  const deskName = useDeskState((state) => state.settings?.name ?? '');
  const [busy, setBusy] = React.useState(false);
  const [problems, setProblems] = React.useState<ResponseProblems>({});
  const [trouble, setTrouble] = React.useState<'stale' | 'gone' | ListsFaultLike | null>(null);
  const form = React.useRef<HTMLFormElement>(null);
  const body = React.useRef<ITextField>(null);
  const { text } = editing;
  const newest = React.useMemo(() => {
    let found: Ticket | null = null;
    tickets.forEach((one) => {
      if (!found || one.id > found.id) found = one;
    });
    return found as Ticket | null;
  }, [tickets]);
  React.useEffect(() => {
    form.current?.querySelector<HTMLElement>('[name="name"]')?.focus();
  }, []);

  const set = (part: Partial<Editing['text']>): void => {
    const next = { ...text, ...part };
    onChange({ ...editing, text: next });
    if (Object.keys(problems).length) setProblems(checkResponse(next));
  };
  const submit = async (over: boolean): Promise<void> => {
    if (busy) return;
    const found = checkResponse(text);
    setProblems(found);
    const first = Object.keys(found)[0];
    if (first) {
      form.current?.querySelector<HTMLElement>(`[name="${first}"]`)?.focus();
      return;
    }
    setBusy(true);
    setTrouble(null);
    const answer = await onSave(over);
    if (answer.outcome === 'saved') return;
    setBusy(false);
    setTrouble(answer.outcome === 'failed' ? answer.fault : answer.outcome);
  };
  const putToken = (token: string): void => {
    const area = body.current;
    if (!area) return;
    const at = [area.selectionStart ?? text.body.length, area.selectionEnd ?? text.body.length] as const;
    const put = `{{${token}}}`;
    set({ body: text.body.slice(0, at[0]) + put + text.body.slice(at[1]) });
    requestAnimationFrame(() => {
      area.focus();
      area.setSelectionRange(at[0] + put.length, at[0] + put.length);
    });
  };
  const languageName = React.useMemo(() => {
    const names = new Intl.DisplayNames([locale], { type: 'language' });
    return (tag: string) => names.of(tag) ?? tag;
  }, [locale]);
  const said = (field: keyof ResponseProblems, count: number): string | undefined => {
    const one = problems[field];
    return one && say(`responses.problem.${one}`, { count, tokens: unknownTokens(text.body).join(', ') });
  };
  const parts = newest && text.body ? fillCanned(text.body, { ticket: newest, agent: { name: me?.name ?? '' }, deskName }) : [];
  return (
    <section className="pane respedit" aria-label={say(editing.id === null ? 'responses.newTitle' : 'responses.edit', { name: text.name })} data-zone="pane">
      <div className="viewhead">
        {back}
        <h2 className="h2 clip">{editing.id === null ? say('responses.newTitle') : text.name || say('responses.newTitle')}</h2>
        <span className="end" />
        {onDelete && (
          <Button small look="danger" icon="trash" onClick={onDelete}>
            {say('responses.delete')}
          </Button>
        )}
      </div>
      {trouble === 'stale' && (
        <Banner look="warn" icon="alert" title={say('responses.stale')} text={say('responses.staleText')}>
          <Button small onClick={() => void submit(true)}>
            {say('responses.saveMine')}
          </Button>
          <Button small onClick={onDiscard}>
            {say('responses.takeTheirs')}
          </Button>
        </Banner>
      )}
      {trouble === 'gone' && (
        <Banner look="warn" icon="alert" title={say('responses.gone')} text={say('responses.goneText')}>
          <Button
            small
            onClick={() => {
              setTrouble(null);
              onChange({ ...editing, id: null, etag: '', key: desk.port.newKey() });
            }}
          >
            {say('responses.asNew')}
          </Button>
        </Banner>
      )}
      {trouble && typeof trouble === 'object' && (
        <Banner look="bad" icon="alert" title={say('responses.notSaved')} text={say(`fault.${trouble.code}`, { detail: trouble.message })} />
      )}
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
            name="name"
            label={say('responses.name')}
            required
            value={text.name}
            maxLength={MAX_CANNED_NAME_CHARS}
            errorMessage={said('name', MAX_CANNED_NAME_CHARS)}
            onChange={(_, value = '') => set({ name: value })}
          />
          <div className="resptwo">
            <div>
              <span className="lbl">{say('responses.language')}</span>
              <Picker
                label={say('responses.language')}
                className="field pickfield"
                options={[
                  { value: '', label: say('responses.anyLanguage') },
                  ...RESPONSE_LANGUAGES.map((tag) => ({ value: tag as string, label: languageName(tag) })),
                ]}
                chosen={[text.language ?? '']}
                onChoose={([tag]) => set({ language: tag || null })}
              >
                <span className="grow">{text.language ? languageName(text.language) : say('responses.anyLanguage')}</span>
                <Icon name="down" size="s" />
              </Picker>
            </div>
            <TextField
              name="category"
              label={say('field.category')}
              list="ld-resp-categories"
              value={text.category ?? ''}
              maxLength={MAX_CANNED_CATEGORY_CHARS}
              errorMessage={said('category', MAX_CANNED_CATEGORY_CHARS)}
              onChange={(_, value = '') => set({ category: value || null })}
            />
          </div>
          <datalist id="ld-resp-categories">
            {categories.map((name) => (
              <option key={name} value={name} />
            ))}
          </datalist>
          <TextField
            componentRef={body}
            name="body"
            label={say('responses.body')}
            required
            multiline
            rows={9}
            dir="auto"
            value={text.body}
            maxLength={MAX_CANNED_CHARS}
            errorMessage={said('body', MAX_CANNED_CHARS)}
            onChange={(_, value = '') => set({ body: value })}
          />
          <div className="row wrap" role="group" aria-label={say('responses.tokens')}>
            <span className="sub sm">{say('responses.tokens')}</span>
            {CANNED_TOKENS.map((token) => (
              <button key={token} type="button" className="chip" onClick={() => putToken(token)}>
                {say(`responses.token.${token}`)}
              </button>
            ))}
          </div>
          {newest && text.body && (
            <section className="resppreview" aria-label={say('responses.preview')}>
              <p className="sub sm">{say('responses.previewWith', { number: String(newest.id), name: newest.requester.name || newest.requester.address })}</p>
              <Filled parts={parts} />
            </section>
          )}
        </div>
        <div className="row setfoot">
          <Button submit look="primary" disabled={busy || !dirty}>
            {say(busy ? 'responses.saving' : 'responses.save')}
          </Button>
          <Button look="ghost" disabled={busy} onClick={dirty && editing.id !== null ? onDiscard : onClose}>
            {say(dirty ? 'responses.discard' : 'close')}
          </Button>
          <span className="sub sm" role="status">
            {dirty ? say('responses.unsaved') : ''}
          </span>
        </div>
      </form>
    </section>
  );
}
