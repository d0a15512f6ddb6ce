import * as React from 'react';
import { Checkbox } from '@fluentui/react/lib/Checkbox';
import { TextField } from '@fluentui/react/lib/TextField';
import type { SenderRule } from '@listdesk/shared/intake';
import { fluentIcon } from '../../../ui/icons/fluentIcons';
import { useWords } from '../../../ui/words/WordsContext';
import { tryRules } from './senderForm';

/** "What would become of a mail from …": decided by the same code as the service's, nothing is sent. */
export function TrySender({ rules }: { rules: readonly SenderRule[] }) {
  const { say } = useWords();
  const [address, setAddress] = React.useState('');
  const [subject, setSubject] = React.useState('');
  const [verified, setVerified] = React.useState(true);
  const asked = address.trim() !== '' || subject.trim() !== '';
  const rule = asked ? tryRules(rules, { address, subject, verified }) : null;
  return (
    <div className="card pad senderform" role="group" aria-labelledby="ld-try-sender">
      <h3 id="ld-try-sender" className="b">
        {say('senders.try')}
      </h3>
      <div className="two">
        <TextField
          label={say('senders.tryAddress')}
          type="email"
          dir="ltr"
          autoComplete="off"
          value={address}
          onChange={(_, value = '') => setAddress(value)}
        />
        <TextField label={say('senders.trySubject')} dir="auto" value={subject} onChange={(_, value = '') => setSubject(value)} />
      </div>
      <Checkbox label={say('senders.tryVerified')} checked={verified} checkmarkIconProps={fluentIcon('check')} onChange={(_, on) => setVerified(on === true)} />
      <p role="status" className={asked ? 'b' : 'sub'}>
        {!asked
          ? say('senders.tryNothing')
          : rule
            ? say(`senders.tried.${rule.action}`, { match: say(`senders.match.${rule.match}`), value: rule.value })
            : say('senders.tried.none')}
      </p>
    </div>
  );
}
