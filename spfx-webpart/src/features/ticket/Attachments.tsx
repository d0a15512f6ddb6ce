import * as React from 'react';
import type { Attachment, Message } from '@listdesk/shared/tickets';
import { Icon } from '../../ui/icons/Icon';
import { useWords } from '../../ui/words/WordsContext';
import { fileSize } from '../../ui/words/times';
import { faultOf } from '../../app/desk/fault';
import { useDesk } from '../desk/DeskContext';

/** Files that could run when opened: they are saved, never shown. */
const DANGEROUS = /\.(exe|com|scr|bat|cmd|ps1|vbs|vbe|js|jse|wsf|hta|msi|jar|lnk|reg|html?|xhtml|svg|xlsm|docm|pptm|iso|img|chm)$/i;
const SHOWN = /^(image\/(png|jpe?g|gif|webp|bmp)|application\/pdf|text\/plain)$/i;
const REVOKE_MS = 60_000;

function open(bytes: Uint8Array, file: Attachment, show: boolean): void {
  const blob = new Blob([bytes as BlobPart], { type: show ? file.contentType : 'application/octet-stream' });
  const address = URL.createObjectURL(blob);
  const link = document.createElement('a');
  link.href = address;
  link.target = '_blank';
  link.rel = 'noopener';
  if (!show) link.download = file.fileName;
  document.body.appendChild(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(address), REVOKE_MS);
}

/** The files of a message that are not part of its text. */
export function Attachments({ message }: { message: Message }) {
  const { say, locale } = useWords();
  const { desk } = useDesk();
  const [busy, setBusy] = React.useState<string | null>(null);
  const files = message.attachments.filter((file) => !file.inline || !file.contentId || !message.html);

  const get = async (file: Attachment): Promise<void> => {
    if (!file.storedName || busy) return;
    setBusy(file.storedName);
    try {
      const bytes = await desk.port.lists.attachment(message.id, file.storedName);
      open(bytes, file, SHOWN.test(file.contentType) && !DANGEROUS.test(file.fileName));
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
        const note = file.omitted || !file.storedName ? say(`file.${file.omitted ?? 'missing'}`) : risky ? say('file.risky') : fileSize(file.size, locale);
        return (
          <button
            key={`${file.storedName ?? file.fileName}-${index}`} type="button" className="att" disabled={!file.storedName || busy === file.storedName} onClick={() => void get(file)}
            title={say(SHOWN.test(file.contentType) && !risky ? 'file.open' : 'file.save', { name: file.fileName })}
          >
            <span className="ic"><Icon name={risky ? 'lock' : /^image\//.test(file.contentType) ? 'image' : 'file'} /></span>
            <span className="col"><b className="b clip">{file.fileName}</b><span className={risky || !file.storedName ? 'warn' : 'sub'}>{note}</span></span>
          </button>
        );
      })}
    </>
  );
}
