import * as React from 'react';
import { acceptanceSubject, NOTICE_KEY, parseNotice, untold, type NoticeVersion } from '@listdesk/shared/privacy';
import { faultOf } from '../../app/desk/fault';
import { idle } from '../../app/localIndex/idle';
import { Banner } from '../../ui/controls/Banner';
import { Button } from '../../ui/controls/Button';
import { Dialog } from '../../ui/controls/Dialog';
import { useWords } from '../../ui/words/WordsContext';
import { dayOf } from '../../ui/words/times';
import { useDesk, useDeskState } from '../desk/DeskContext';

const ACCEPTED = 'noticeAccepted';
const isVersion = (value: unknown): value is number => Number.isSafeInteger(value);
/** The first view comes first; a notice has 30 days. */
const ASK_AFTER_MS = 8_000;

/** Tells whoever works here of a change of the privacy notice, from 30 days before it holds until they noted it. That they did is a line of the audit log. */
export function NoticeBar({ after = ASK_AFTER_MS }: { after?: number }) {
  const { say, locale } = useWords();
  const { desk } = useDesk();
  const me = useDeskState((state) => state.me);
  const [news, setNews] = React.useState<NoticeVersion | null>(null);
  const [open, setOpen] = React.useState(false);
  const [busy, setBusy] = React.useState(false);
  const { lists, keep } = desk.port;
  React.useEffect(() => {
    let left = false;
    const timer = setTimeout(
      () =>
        void idle().then(async () => {
          // Not being told now costs nothing: the next visit asks again.
          const value = await lists.settingValues([NOTICE_KEY]).then(
            (values) => values.get(NOTICE_KEY),
            () => undefined,
          );
          if (!left) setNews(untold(parseNotice(value), keep.read(ACCEPTED, isVersion) ?? 0));
        }),
      after,
    );
    return () => {
      left = true;
      clearTimeout(timer);
    };
  }, [lists, keep, after]);
  if (!news || !me) return null;

  async function accept({ version }: NoticeVersion, id: number): Promise<void> {
    if (busy) return;
    setBusy(true);
    try {
      await lists.audit({ action: 'notice.accepted', subject: acceptanceSubject(version, id), details: { version } }, { once: true });
      keep.write(ACCEPTED, version);
      setNews(null);
    } catch (error) {
      const fault = faultOf(error);
      desk.tell(say('notice.failed', { reason: say(`fault.${fault.code}`, { detail: fault.message }) }), true);
    } finally {
      setBusy(false);
    }
  }
  const noted = (
    <Button small aria-disabled={busy} onClick={() => void accept(news, me.id)}>
      {say('notice.accept')}
    </Button>
  );
  return (
    <>
      <Banner
        look="info"
        icon="shield"
        title={say(Date.parse(news.effectiveAt) > desk.port.now() ? 'notice.changes' : 'notice.holds', { day: dayOf(news.effectiveAt, locale) })}
      >
        <Button small onClick={() => setOpen(true)}>
          {say('notice.read')}
        </Button>
        {noted}
      </Banner>
      {open && (
        <Dialog title={say('notice.title')} wide onClose={() => setOpen(false)}>
          <p className="anywhere" style={{ whiteSpace: 'pre-wrap' }} dir="auto">
            {news.text}
          </p>
          <p className="sub">{say('notice.again')}</p>
          <div className="row">
            {noted}
            <Button small look="ghost" onClick={() => setOpen(false)}>
              {say('notice.close')}
            </Button>
          </div>
        </Dialog>
      )}
    </>
  );
}
