import * as React from 'react';
import type { PortalAttachment, PortalMessage } from '@listdesk/shared/portal';
import type { ServiceFailure } from '../../../app/serviceClient';
import { Icon } from '../../../ui/icons/Icon';
import { fileSize } from '../../../ui/words/times';
import { useWords } from '../../../ui/words/WordsContext';
import { FailureBanner } from '../parts/FailureBanner';
import { usePortal } from '../PortalContext';

export type FileOf = { messageKey: string; file: PortalAttachment };

/** Files shown below a text; pictures inside the text are not listed again. */
export const filesOf = (message: PortalMessage): FileOf[] =>
  message.attachments.filter(({ inline }) => !inline).map((file) => ({ messageKey: message.key, file }));

/** Files as buttons that fetch with the user's token and hand over to the browser's download. */
export function RequestFiles({ requestKey, files, compact = false }: { requestKey: string; files: readonly FileOf[]; compact?: boolean }) {
  const { say, locale } = useWords();
  const { client, save } = usePortal();
  const [busy, setBusy] = React.useState<string | null>(null);
  const [failure, setFailure] = React.useState<ServiceFailure | null>(null);

  const fetchFile = async ({ messageKey, file }: FileOf) => {
    if (busy) return;
    setBusy(`${messageKey}/${file.name}`);
    setFailure(null);
    const answer = await client.attachment(requestKey, messageKey, file.name);
    setBusy(null);
    if (answer.ok) save(answer.value, file.fileName);
    else setFailure(answer.failure);
  };

  return (
    <>
      <ul className={compact ? 'col g8 sm' : 'pt-files'} aria-label={say('portal.files')}>
        {files.map((one) => {
          const { file, messageKey } = one;
          const id = `${messageKey}/${file.name}`;
          const icon = file.contentType.startsWith('image/') ? 'image' : 'file';
          return (
            <li key={id}>
              <button
                type="button"
                className={compact ? 'row pt-link' : 'att'}
                aria-busy={busy === id}
                title={say('portal.download', { name: file.fileName })}
                onClick={() => void fetchFile(one)}
              >
                <span className="sr">{say('portal.downloadVerb')} </span>
                {compact ? (
                  <>
                    <Icon name={icon} size="s" />
                    <span className="clip" dir="auto">
                      {file.fileName}
                    </span>
                  </>
                ) : (
                  <>
                    <span className="ic">
                      <Icon name={icon} />
                    </span>
                    <span className="col">
                      <b className="b clip" dir="auto">
                        {file.fileName}
                      </b>
                      <span className="sub">{busy === id ? say('portal.fetching') : fileSize(file.size, locale)}</span>
                    </span>
                  </>
                )}
              </button>
            </li>
          );
        })}
      </ul>
      {failure && <FailureBanner failure={failure} />}
    </>
  );
}
