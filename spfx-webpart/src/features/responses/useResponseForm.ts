import * as React from 'react';
import { MAX_CANNED_CATEGORY_CHARS, MAX_CANNED_CHARS, MAX_CANNED_NAME_CHARS } from '@listdesk/shared/tickets';
import type { DraftFile } from '../../app/unsent/draftFiles';
import type { SaveOutcome } from '../../app/texts/useTexts';
import { useWords } from '../../ui/words/WordsContext';
import { outgoing } from '../composer/draftHtml';
import type { EditorHandle } from '../composer/Editor';
import { besideOf } from '../composer/FileRow';
import { useAddFiles } from '../composer/useAddFiles';
import { useSaving } from '../deskTexts/useSaving';
import { checkResponse, unknownIn, type Editing, type ResponseProblems } from './editing';
import { useResponseFiles } from './useResponseFiles';

/** A response as it stands in the form, and the files that were added to it. */
export type Typed = { editing: Editing; added: readonly DraftFile[] };

export type ResponseFormState = {
  editing: Editing;
  /** Files it begins with; null: those that were left on this device. */
  begun: readonly DraftFile[] | null;
  /** Where files that are not saved lie on this device. */
  slot: string;
  /** Something was typed; `typed` answers all of it as it stands then. */
  onTyped(typed: () => Typed): void;
  onSave(typed: Typed, over: boolean): Promise<SaveOutcome>;
};

/** How long after the last key the preview is drawn anew. */
const PREVIEW_AFTER_MS = 400;
const LIMITS: Record<keyof ResponseProblems, number> = { name: MAX_CANNED_NAME_CHARS, category: MAX_CANNED_CATEGORY_CHARS, body: MAX_CANNED_CHARS };

/** What is typed into the form of a response, its files, what is wrong with it, and its saving. Keys in the text set no state. */
export function useResponseForm({ editing, begun, slot, onTyped, onSave }: ResponseFormState) {
  const { say } = useWords();
  const [text, setText] = React.useState(editing.text);
  const [previewed, setPreviewed] = React.useState(editing.text);
  const [refused, setRefused] = React.useState<string | null>(null);
  const form = React.useRef<HTMLFormElement>(null);
  const editor = React.useRef<EditorHandle>(null);
  const { kept, pictures } = useResponseFiles(slot, editing.id, editing.text.files, begun);
  const { add } = useAddFiles({ kept, beside: text.files, editor, onRefused: setRefused });

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

  const { busy, problems, trouble, submit } = useSaving(form, editor, {
    typed,
    check: (whole): ResponseProblems => checkResponse(whole.editing.text),
    inEditor: 'body',
    onSave,
  });
  /** What is wrong with a field, as a sentence. */
  const wrong = (field: keyof ResponseProblems): string | undefined => {
    const one = problems[field];
    if (!one) return undefined;
    const { body, html } = one === 'unknown' ? typed().editing.text : text;
    return say(`responses.problem.${one}`, { count: LIMITS[field], tokens: unknownIn(body, html).join(', ') });
  };
  const set = (part: Partial<Editing['text']>): void => setText((old) => ({ ...old, ...part }));
  const addFiles = (list: readonly File[], inText: boolean): void => void add(list, inText).then(touch);
  const files = [...text.files.map(({ fileName, size, contentId }) => ({ name: fileName, size, contentId })), ...besideOf(kept.files)];
  const removeFile = (index: number): void => {
    const stored = text.files.length;
    if (index < stored) set({ files: text.files.filter((_, at) => at !== index) });
    else kept.set(kept.files.filter((_, at) => at !== index - stored));
    touch();
  };
  return { form, editor, text, set, touch, typed, previewed, pictures, files, addFiles, removeFile, submit, busy, trouble, wrong, refused };
}
