import * as React from 'react';
import { seatUse } from '@listdesk/shared/licence';
import { useLicence } from '../../app/licence/useLicence';
import { Banner } from '../../ui/controls/Banner';
import { Button } from '../../ui/controls/Button';
import { useWords } from '../../ui/words/WordsContext';

export type SeatsBarProps = {
  /** People who can be given tickets, as the desk knows them; it may count the reader on top. */
  atMost: number;
  /** Counts them exactly. Asked only when `atMost` is over the licence. */
  count(): Promise<number>;
  onOpenSetup(): void;
};

/** More people than seats: said to admins, stops nobody. */
export function SeatsBar({ atMost, count, onOpenSetup }: SeatsBarProps) {
  const { say } = useWords();
  const { state } = useLicence();
  const claims = state?.kind === 'active' ? state.claims : null;
  const [agents, setAgents] = React.useState<number | null>(null);
  const suspected = claims !== null && atMost > claims.seats;
  React.useEffect(() => {
    if (!suspected) return undefined;
    let left = false;
    // Not counted is not over: the check-up counts again.
    void count().then(
      (counted) => {
        if (!left) setAgents(counted);
      },
      () => undefined,
    );
    return () => {
      left = true;
    };
  }, [suspected, count]);
  if (!suspected || agents === null) return null;
  const { seats, over } = seatUse(claims, agents);
  if (over === 0) return null;
  return (
    <Banner look="warn" icon="users" title={say('setup.seats.over', { seats, count: over })} text={say('setup.seats.over.text')}>
      <Button small onClick={onOpenSetup}>
        {say('licence.openSetup')}
      </Button>
    </Banner>
  );
}
