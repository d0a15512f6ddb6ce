import * as React from 'react';
import type { Attachment, Message } from '@listdesk/shared/tickets';
import { Icon } from '../../ui/icons/Icon';
import { PartBoundary } from '../../ui/controls/PartBoundary';
import { useWords } from '../../ui/words/WordsContext';
import { fileSize } from '../../ui/words/times';
import { faultOf } from '../../app/desk/fault';
import { useDesk } from '../desk/DeskContext';
import { DANGEROUS, previewOf } from '../preview/kinds';
import { FilePreview } from '../preview/lazyPreview';

/** The files of a message that are not part of its text: pictures, PDF and text are shown inside the page, others are saved. */
export function Attachments({ message }: { message: Message }) {
  const { say, locale } = useWords();
  const { desk } = useDesk();
  const [busy, setBusy] = React.useState<string | null>(null);
  const [shown, setShown] = React.useState<Attachment | null>(null);
  const files = message.attachments.filter((file) => !file.inline || !file.contentId || !message.html);
  const showable = files.filter(previewOf);

  const save = async (file: Attachment): Promise<void> => {
    if (!file.storedName || busy) return;
    setBusy(file.storedName);
    try {
      const [bytes, { saveFile }] = await Promise.all([
        desk.port.lists.attachment(message.id, file.storedName),
        import(/* webpackChunkName: 'preview' */ '../preview/saveFile'),
      ]);
      saveFile(bytes, file);
    } catch (error) {
      const fault = faultOf(error);
      desk.tell(say('file.failed', { name: file.fileName, reason: say(`fault.${fault.code}`, { detail: fault.message }) }), true);
    } finally {
      setBusy(null);
    }
  };

  if (!files.length) return null;
  return (
    <>
      {files.map((file, index) => {
        const risky = DANGEROUS.test(file.fileName);
        const kind = previewOf(file);
        const note = file.omitted || !file.storedName ? say(`file.${file.omitted ?? 'missing'}`) : risky ? say('file.risky') : fileSize(file.size, locale);
        return (
          <button
            key={`${file.storedName ?? file.fileName}-${index}`}
            type="button"
            className="att"
            disabled={!file.storedName || busy === file.storedName}
            onClick={() => (kind ? setShown(file) : void save(file))}
            aria-haspopup={kind ? 'dialog' : undefined}
            title={say(kind ? 'file.open' : 'file.save', { name: file.fileName })}
          >
            <span className="ic">
              <Icon name={risky ? 'lock' : kind === 'picture' ? 'image' : 'file'} />
            </span>
            <span className="col">
              <b className="b clip">{file.fileName}</b>
              <span className={risky || !file.storedName ? 'warn' : 'sub'}>{note}</span>
            </span>
          </button>
        );
      })}
      {shown && (
        <PartBoundary>
          <React.Suspense fallback={null}>
            <FilePreview message={message} files={showable} start={showable.indexOf(shown)} onClose={() => setShown(null)} />
          </React.Suspense>
        </PartBoundary>
      )}
    </>
  );
}
