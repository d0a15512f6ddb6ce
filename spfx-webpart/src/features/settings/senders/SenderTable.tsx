import * as React from 'react';
import { CheckboxVisibility, DetailsList, DetailsListLayoutMode, SelectionMode, type IColumn } from '@fluentui/react/lib/DetailsList';
import type { SenderRule } from '@listdesk/shared/intake';
import { IconButton } from '../../../ui/controls/Button';
import { useWidth } from '../../../ui/theme/RootFrame';
import { useWords } from '../../../ui/words/WordsContext';
import { MATCHES } from './senderForm';

const LOOKS: Record<SenderRule['action'], string> = { allow: 'tag ok', quarantine: 'tag warn', block: 'tag bad' };

export type SenderTableProps = {
  rules: readonly SenderRule[];
  mayChange: boolean;
  onEdit(rule: SenderRule): void;
  onMove(rule: SenderRule, step: 1 | -1): void;
  onDelete(rule: SenderRule): void;
};

/** The rules in the order in which they are asked: addresses, then domains, then words of the subject. */
export function SenderTable({ rules, mayChange, onEdit, onMove, onDelete }: SenderTableProps) {
  const { say } = useWords();
  const small = useWidth() === 'phone';
  const rows = MATCHES.flatMap((match) => rules.filter((rule) => rule.match === match));
  const columns: IColumn[] = [
    {
      key: 'match',
      name: say('senders.column.match'),
      minWidth: small ? 64 : 110,
      maxWidth: 140,
      onRender: (rule: SenderRule) => say(`senders.match.${rule.match}`),
    },
    {
      key: 'value',
      name: say('senders.column.value'),
      minWidth: small ? 90 : 160,
      isRowHeader: true,
      onRender: (rule: SenderRule) => (
        <span className="clip" dir="auto" title={rule.value}>
          {rule.value}
        </span>
      ),
    },
    {
      key: 'action',
      name: say('senders.column.action'),
      minWidth: small ? 70 : 110,
      maxWidth: 130,
      onRender: (rule: SenderRule) => <span className={LOOKS[rule.action]}>{say(`senders.action.${rule.action}`)}</span>,
    },
    ...(mayChange
      ? [
          {
            key: 'acts',
            name: say('senders.column.acts'),
            minWidth: small ? 60 : 128,
            maxWidth: 128,
            onRender: (rule: SenderRule) => {
              const kind = rules.filter((one) => one.match === rule.match);
              return (
                <span className="row setrowacts">
                  {!small && (
                    <IconButton small icon="up" label={say('senders.up', { value: rule.value })} disabled={kind[0] === rule} onClick={() => onMove(rule, -1)} />
                  )}
                  {!small && (
                    <IconButton
                      small
                      icon="down"
                      label={say('senders.down', { value: rule.value })}
                      disabled={kind[kind.length - 1] === rule}
                      onClick={() => onMove(rule, 1)}
                    />
                  )}
                  <IconButton small icon="pen" label={say('senders.edit', { value: rule.value })} onClick={() => onEdit(rule)} />
                  <IconButton small icon="trash" label={say('senders.delete', { value: rule.value })} onClick={() => onDelete(rule)} />
                </span>
              );
            },
          },
        ]
      : []),
  ];
  return (
    <DetailsList
      compact
      items={rows}
      columns={columns}
      getKey={(rule: SenderRule) => `${rule.match} ${rule.value}`}
      selectionMode={SelectionMode.none}
      checkboxVisibility={CheckboxVisibility.hidden}
      layoutMode={DetailsListLayoutMode.justified}
      onShouldVirtualize={() => rows.length > 100}
      ariaLabelForGrid={say('settings.section.senders')}
      className="settable"
    />
  );
}
