import * as React from 'react';
import { NOTICE_WISHES, type NoticeWish as Wish } from '@listdesk/shared/tickets';
import { faultOf } from '../../app/desk/fault';
import { Picker } from '../../ui/controls/Picker';
import { useWords } from '../../ui/words/WordsContext';
import { useDesk, useDeskState } from '../desk/DeskContext';

/** Which mails about tickets this person gets, everywhere on this desk. Asked for when somebody wants to know: an open ticket costs nothing for it. */
export function NoticeWish() {
  const { say } = useWords();
  const { desk } = useDesk();
  const me = useDeskState((state) => state.me);
  const [wish, setWish] = React.useState<Wish | null>(null);
  const [openAt, setOpenAt] = React.useState(0);
  const [busy, setBusy] = React.useState(false);
  // The list opens once it is drawn; what a picker is born with opens nothing.
  const known = wish !== null;
  React.useEffect(() => {
    if (known) setOpenAt(1);
  }, [known]);
  if (!me) return null;
  const failed = (error: unknown): void => {
    const fault = faultOf(error);
    desk.tell(say('notices.failed', { reason: say(`fault.${fault.code}`, { detail: fault.message }) }), true);
  };
  const read = async (): Promise<void> => {
    setBusy(true);
    try {
      setWish((await desk.port.lists.noticeWishes()).get(me.id) ?? 'All');
    } catch (error) {
      failed(error);
    }
    setBusy(false);
  };
  const save = async (chosen: Wish): Promise<void> => {
    const before = wish;
    setWish(chosen);
    try {
      await desk.port.lists.saveNoticeWish({ id: me.id, name: me.name }, chosen);
      desk.tell(say(`notices.saved.${chosen}`));
    } catch (error) {
      setWish(before);
      failed(error);
    }
  };
  if (wish === null)
    return (
      <button
        type="button"
        className="inplace sub"
        disabled={busy}
        aria-haspopup="listbox"
        aria-label={`${say('notices.name')}: ${say('notices.choose')}`}
        onClick={() => void read()}
      >
        {say('notices.choose')}
      </button>
    );
  return (
    <Picker
      label={say('notices.name')}
      className="inplace"
      openAt={openAt}
      chosen={[wish]}
      options={NOTICE_WISHES.map((one) => ({ value: one, label: say(`notices.${one}`) }))}
      onChoose={([one]) => one && void save(one)}
    >
      <span className="clip">{say(`notices.${wish}`)}</span>
    </Picker>
  );
}
