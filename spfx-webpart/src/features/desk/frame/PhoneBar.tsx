import * as React from 'react';
import { Icon } from '../../../ui/icons/Icon';
import { useWords } from '../../../ui/words/WordsContext';

/** The actions at the thumb; drawn only in a container narrower than 480 px. */
export function PhoneBar({ mayWork, onDesk, onMine, onNew, mine }: { mayWork: boolean; onDesk(): void; onMine(): void; onNew(): void; mine: boolean }) {
  const { say } = useWords();
  return (
    <div className="phonebar" role="toolbar" aria-label={say('phone.bar')}>
      <button type="button" className={mine ? '' : 'on'} onClick={onDesk}>
        <Icon name="inbox" size="l" />
        {say('phone.desk')}
      </button>
      {mayWork && (
        <button type="button" className="new" aria-label={say('ticket.new')} onClick={onNew}>
          <Icon name="plus" size="l" />
        </button>
      )}
      <button type="button" className={mine ? 'on' : ''} onClick={onMine}>
        <Icon name="user" size="l" />
        {say('view.mine')}
      </button>
    </div>
  );
}
