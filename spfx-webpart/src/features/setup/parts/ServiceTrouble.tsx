import * as React from 'react';
import { failureWords } from '../../../app/serviceClient/failureWords';
import type { ServiceFailure } from '../../../app/serviceClient';
import { Button } from '../../../ui/controls/Button';
import { useWords } from '../../../ui/words/WordsContext';
import { apiAccessPage } from '../model/commands';
import { useSetupPorts } from '../SetupContext';
import { CheckRow } from './CheckRow';

/** The service could not be asked: which of its reasons it is, what it means for mail, and the way to mend it. */
export function ServiceTrouble({ failure, checking, onRetry }: { failure: ServiceFailure; checking: boolean; onRetry: () => void }) {
  const { say } = useWords();
  const { place } = useSetupPorts();
  const { title, text } = failureWords(failure, say);
  const unapproved = failure.kind === 'notApproved';
  return (
    <ul className="cks card">
      <CheckRow
        look={checking ? 'running' : 'failed'}
        title={unapproved ? say('setup.approve.title') : title}
        text={unapproved ? say('setup.approve.text') : text}
      >
        {unapproved && (
          <ol>
            <li>
              {say('setup.approve.open')}{' '}
              <a href={apiAccessPage(place.siteUrl)} target="_blank" rel="noopener noreferrer">
                {say('setup.approve.page')}
              </a>
            </li>
            <li>{say('setup.approve.do')}</li>
          </ol>
        )}
        <div className="row wrap">
          <Button look="primary" icon="refresh" disabled={checking} onClick={onRetry}>
            {say(unapproved ? 'setup.didIt' : 'failure.retry')}
          </Button>
        </div>
      </CheckRow>
    </ul>
  );
}
