import * as React from 'react';
import { RULE_EVENTS, type Rule } from '@listdesk/shared/rules';
import { useWords } from '../../ui/words/WordsContext';

export type RuleListProps = { rules: readonly Rule[]; openKey: string | null; onOpen(rule: Rule): void };

/** The rules under their events, in the order they run. */
export function RuleList({ rules, openKey, onOpen }: RuleListProps) {
  const { say } = useWords();
  return (
    <div className="rlist" data-zone="list">
      {RULE_EVENTS.filter((event) => rules.some((rule) => rule.on === event)).map((event) => (
        <section key={event} aria-label={say(`rules.event.${event}`)}>
          <h2 className="sect">{say(`rules.event.${event}`)}</h2>
          <ol>
            {rules
              .filter((rule) => rule.on === event)
              .map((rule, index) => (
                <li key={rule.key}>
                  <button
                    type="button"
                    className={rule.key === openKey ? 'rr on' : 'rr'}
                    aria-current={rule.key === openKey || undefined}
                    onClick={() => onOpen(rule)}
                  >
                    <span className="grow clip" dir="auto">
                      {index + 1}. {rule.name}
                    </span>
                    <span className={rule.enabled ? 'tag ok' : 'tag'}>{say(rule.enabled ? 'rules.on' : 'rules.off')}</span>
                  </button>
                </li>
              ))}
          </ol>
        </section>
      ))}
      <p className="sub sm rulesfoot">{say('rules.order')}</p>
    </div>
  );
}
