import * as React from 'react';
import { Icon } from '../../ui/icons/Icon';
import { useWords } from '../../ui/words/WordsContext';
import type { HeldFacts } from './evidence';

type Look = 'ok' | 'warn' | 'bad' | '';
const LOOKS = { pass: 'ok', fail: 'bad', none: 'warn' } as const;
const MOST_LINKS = 10;
const ICONS = { ok: 'check', warn: 'alert', bad: 'x', '': 'info' } as const;

function Fact({ look, children }: { look: Look; children: React.ReactNode }) {
  return (
    <span className={`row g4 ${look}`}>
      <Icon name={ICONS[look]} size="s" />
      <span className="anywhere">{children}</span>
    </span>
  );
}

/** What speaks for and against the sender, each line with its own mark and words. */
export function HeldEvidence({ facts }: { facts: HeldFacts }) {
  const { say } = useWords();
  const { proof, answersTo, names, hosts, foreign, leads } = facts;
  return (
    <dl className="kv" aria-label={say('evidence.title')}>
      {proof ? (
        (['spf', 'dkim', 'dmarc'] as const).map((method) => (
          <React.Fragment key={method}>
            <dt>{method.toUpperCase()}</dt>
            <dd>
              <Fact look={LOOKS[proof[method]]}>{say(`evidence.${method}.${proof[method]}`)}</Fact>
            </dd>
          </React.Fragment>
        ))
      ) : (
        <>
          <dt>{say('evidence.sender')}</dt>
          <dd>
            <Fact look="warn">{say('evidence.noProof')}</Fact>
          </dd>
        </>
      )}
      {proof && (
        <>
          <dt>{say('evidence.sender')}</dt>
          <dd>
            <Fact look={proof.aligned ? 'ok' : 'bad'}>{say(proof.aligned ? 'evidence.vouched' : 'evidence.notVouched')}</Fact>
          </dd>
        </>
      )}
      {answersTo.length > 0 && (
        <>
          <dt>{say('evidence.replyTo')}</dt>
          <dd>
            <Fact look="warn">
              <span dir="ltr">{answersTo.join(', ')}</span> {say('evidence.elsewhere')}
            </Fact>
          </dd>
        </>
      )}
      <dt>{say('evidence.thread')}</dt>
      <dd>{names.length ? say('evidence.names', { numbers: names.join(', ') }) : say('evidence.newTicket')}</dd>
      <dt>{say('evidence.links')}</dt>
      <dd>
        {hosts.length ? (
          <Fact look={foreign ? 'warn' : ''}>
            {say('evidence.hosts', { count: hosts.length, hosts: hosts.join(', ') })} {foreign > 0 && say('evidence.foreign', { count: foreign })}
          </Fact>
        ) : (
          say('evidence.noLinks')
        )}
        {leads.length > 0 && (
          <ul className="heldlinks">
            {leads.slice(0, MOST_LINKS).map(({ shown, target, misleads }) => (
              <li key={`${shown} ${target}`}>
                <Fact look={misleads ? 'bad' : ''}>
                  {shown ? <q dir="auto">{shown}</q> : say('evidence.noWords')} {say('evidence.leads')}{' '}
                  <span dir="ltr" className="b">
                    {target}
                  </span>
                  {misleads ? `: ${say('evidence.misleads')}` : ''}
                </Fact>
              </li>
            ))}
            {leads.length > MOST_LINKS && <li className="sub">{say('evidence.moreLinks', { count: leads.length - MOST_LINKS })}</li>}
          </ul>
        )}
      </dd>
    </dl>
  );
}
