import * as React from 'react';
import type { Contact } from '@listdesk/shared/tickets';
import type { DraftKind } from '@listdesk/shared/schema';
import { Button, IconButton } from '../../ui/controls/Button';
import { Icon } from '../../ui/icons/Icon';
import { Tabs } from '../../ui/controls/Tabs';
import { useWords } from '../../ui/words/WordsContext';

/** Whom a reply goes to, in a line. */
function Addressed({ who, cc }: { who: string; cc: readonly Contact[] }) {
  const { say } = useWords();
  return (
    <>
      {say('composer.to')}{' '}
      <b className="b" dir="auto">
        {who}
      </b>
      {cc.length > 0 && `, ${say('composer.cc', { names: cc.map((one) => one.name || one.address).join(', ') })}`}
    </>
  );
}

export type ComposerTopProps = {
  kind: DraftKind;
  /** The requester's name. */
  who: string;
  cc: readonly Contact[];
  /** Those in copy have a row of their own. */
  editingCc: boolean;
  onKind(kind: DraftKind): void;
  onEditCc(): void;
  onClose(): void;
};

/** Reply, note or forward, and who will read it. */
export function ComposerTop({ kind, who, cc, editingCc, onKind, onEditCc, onClose }: ComposerTopProps) {
  const { say } = useWords();
  const addressed = kind === 'Reply' && !editingCc;
  return (
    <>
      <div className="ctop">
        <Tabs
          name={say('composer.kinds')}
          chosen={kind}
          onChoose={onKind}
          tabs={[
            { key: 'Reply', word: say('composer.reply') },
            { key: 'Note', word: say('composer.privateNote'), icon: 'lock' },
            { key: 'Forward', word: say('composer.forward') },
          ]}
        />
        <span className="sub sm grow clip hide-phone endtext">
          {kind === 'Note' && say('composer.onlyAgents')}
          {addressed && <Addressed who={who} cc={cc} />}
        </span>
        {addressed && (
          <Button small look="ghost" onClick={onEditCc}>
            {say('composer.editCc')}
          </Button>
        )}
        <IconButton icon="x" label={say('composer.close')} shortcut="Esc" small onClick={onClose} />
      </div>
      {kind === 'Note' && (
        <p className="onlyagents sub sm row">
          <Icon name="lock" size="s" />
          {say('composer.onlyAgents')}
        </p>
      )}
    </>
  );
}
