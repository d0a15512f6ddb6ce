import * as React from 'react';
import { Button } from '../../ui/controls/Button';
import { EmptyState } from '../../ui/controls/EmptyState';
import { useWords } from '../../ui/words/WordsContext';
import { useDesk } from '../desk/DeskContext';
import { namesOf, useWhoCanHelp } from './useWhoCanHelp';

/** Signed in, but no agent here: who can help, the door to one's own requests, and a way to ask. */
export function NoAccess({ onAgain }: { onAgain(): void }) {
  const { say } = useWords();
  const { port } = useDesk().desk;
  const people = useWhoCanHelp(port);
  const addresses = people.map(({ address }) => address).filter(Boolean);
  // Who may see nobody is met by SharePoint's own page at the site's door, which asks its owners.
  const ask = addresses.length
    ? `mailto:${addresses.join(',')}?subject=${encodeURIComponent(say('denied.mailSubject'))}&body=${encodeURIComponent(say('denied.mailText', { address: port.siteUrl }))}`
    : port.siteUrl;
  return (
    <EmptyState icon="lock" title={say('denied.title')} text={people.length ? say('denied.names', { names: namesOf(people) }) : say('denied.text')}>
      {port.portalUrl && (
        <a className="btn primary" href={port.portalUrl}>
          {say('denied.requests')}
        </a>
      )}
      <a className={port.portalUrl ? 'btn ghost' : 'btn primary'} href={ask} {...(addresses.length ? {} : { target: '_blank', rel: 'noopener noreferrer' })}>
        {say('denied.ask')}
      </a>
      <Button look="ghost" onClick={onAgain}>
        {say('denied.again')}
      </Button>
    </EmptyState>
  );
}
