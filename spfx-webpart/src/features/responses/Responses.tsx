import * as React from 'react';
import type { CannedResponse } from '@listdesk/shared/sharepoint';
import { Button, IconButton } from '../../ui/controls/Button';
import { useWidth } from '../../ui/theme/RootFrame';
import { useWords } from '../../ui/words/WordsContext';
import type { DraftFile } from '../../app/unsent/draftFiles';
import { Icon } from '../../ui/icons/Icon';
import { useDesk } from '../desk/DeskContext';
import { TextList } from '../deskTexts/TextList';
import { useOpenText, type OpenTextKind } from '../deskTexts/useOpenText';
import { ResponseEditor } from './ResponseEditor';
import type { Typed } from './useResponseForm';
import { categoriesOf, editingOf, findResponses, freshResponse, isEditing, type Editing } from './editing';
import { useResponses } from './useResponses';

/** `begun`: files it begins with; null: those that were left on this device. */
type Open = { editing: Editing; begun: readonly DraftFile[] | null };

const KEEP_NAME = 'cannedDraft';
/** Under this name lie files that were added and not saved. */
const SLOT = 'response';

const KEPT_RESPONSE: OpenTextKind<Open, Editing> = {
  keepName: KEEP_NAME,
  read: (keep) => {
    const editing = keep.read(KEEP_NAME, isEditing);
    return editing && { editing, begun: null };
  },
  kept: ({ editing }) => editing,
  key: ({ editing }) => editing.key,
};
const asOpen = ({ editing, added }: Typed): Open => ({ editing, begun: added });
const asStored = (editing: Editing): Open => ({ editing, begun: [] });

/** The canned responses: list and editor. What is typed is kept on this device until it is saved or closed. */
export function Responses({ head }: { head: React.ReactNode }) {
  const { say } = useWords();
  const { desk } = useDesk();
  const { newKey } = desk.port;
  const { responses, fault, load, save, remove } = useResponses(desk);
  const width = useWidth();
  const small = width === 'phone' || width === 'narrow';
  const words = { saveFirst: say('responses.saveFirst'), dropped: say('responses.dropped'), left: say('responses.left') };
  const { open, touch, show, showTyped, begin, close } = useOpenText(KEPT_RESPONSE, words);
  const editing = open?.text.editing ?? null;
  const [text, setText] = React.useState('');
  const shown = findResponses(responses ?? [], text, null);
  const create = (large: boolean): JSX.Element => (
    <Button {...(large ? { look: 'primary' } : { small: true })} icon="plus" onClick={() => begin(asStored(freshResponse(newKey())))}>
      {say('responses.new')}
    </Button>
  );
  const list = (
    <TextList
      name={say('responses.title')}
      head={head}
      count={responses?.length ?? null}
      fault={fault}
      rows={shown.map((one) => ({ ...one, marks: <Marks response={one} /> }))}
      openId={editing?.id ?? null}
      editing={editing !== null}
      find={say('canned.find')}
      search={text}
      create={create}
      failed={say('responses.failed')}
      none={{ icon: 'bolt', title: say('responses.none'), text: say('responses.noneText') }}
      nothing={{ title: say('canned.nothing'), text: say('responses.nothingText') }}
      onSearch={setText}
      onClear={() => setText('')}
      onOpen={(id) => {
        const one = shown.find((each) => each.id === id);
        if (one) begin(asStored(editingOf(one)));
      }}
      onRetry={() => void load()}
    />
  );
  return (
    <div className={editing && !small ? 'respgrid open' : 'respgrid'}>
      {!(small && editing) && list}
      {open && editing && (
        <ResponseEditor
          key={`${editing.key} ${open.at}`}
          editing={editing}
          begun={open.text.begun}
          slot={SLOT}
          categories={categoriesOf(responses ?? [])}
          onTyped={(typed) => touch(() => typed().editing)}
          onAsNew={({ editing: typed, added }) =>
            // Its stored files went with the one that was deleted.
            showTyped({ editing: freshResponse(newKey(), { ...typed.text, files: [] }), begun: added })
          }
          onTheirs={async (typed) => {
            const theirs = (await load())?.find(({ id }) => id === editing.id);
            close(asOpen(typed));
            if (theirs) show(asStored(editingOf(theirs)));
          }}
          onClose={(typed) => close(asOpen(typed))}
          onSave={async (typed, over) => {
            const answer = await save(typed, over);
            if (answer.outcome === 'saved') {
              desk.tell(say('responses.saved', { name: typed.editing.text.name.trim() }));
              close();
            }
            return answer;
          }}
          onDelete={
            editing.id === null
              ? null
              : () => {
                  const { id } = editing;
                  close();
                  if (id !== null)
                    void remove(id, say('responses.deleted', { name: editing.text.name }), (problem) =>
                      desk.tell(say(`fault.${problem.code}`, { detail: problem.message }), true),
                    );
                }
          }
          back={(leave) => small && <IconButton icon="left" label={say('responses.back')} onClick={leave} />}
        />
      )}
    </div>
  );
}

/** What sets a response apart in the list. */
function Marks({ response: { files, ownerId } }: { response: CannedResponse }) {
  const { say } = useWords();
  return (
    <>
      {files.length > 0 && (
        <>
          <Icon name="clip" size="s" />
          <span className="sr">{say('responses.withFiles', { count: files.length })}</span>
        </>
      )}
      {ownerId !== null && <span className="tag">{say('responses.onlyMe')}</span>}
    </>
  );
}
