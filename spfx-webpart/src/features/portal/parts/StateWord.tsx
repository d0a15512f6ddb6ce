import * as React from 'react';
import type { RequestState } from '@listdesk/shared/portal';
import { Icon } from '../../../ui/icons/Icon';
import type { IconName } from '../../../ui/icons/Icon';
import { useWords } from '../../../ui/words/WordsContext';

const LOOKS: Record<RequestState, { look: string; icon: IconName }> = {
  Received: { look: 'got', icon: 'check' },
  InProgress: { look: 'work', icon: 'play' },
  YourTurn: { look: 'you', icon: 'alert' },
  Solved: { look: 'done', icon: 'check' },
};

/** The requester's word for where a request stands, with its shape. */
export function StateWord({ state }: { state: RequestState }) {
  const { say } = useWords();
  const { look, icon } = LOOKS[state];
  return (
    <span className={`stl ${look}`}>
      <Icon name={icon} size="s" />
      {say(`portal.state.${state}`)}
    </span>
  );
}
