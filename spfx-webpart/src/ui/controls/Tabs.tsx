import * as React from 'react';
import { Pivot, PivotItem } from '@fluentui/react/lib/Pivot';
import { Icon, type IconName } from '../icons/Icon';

export type Tab<T extends string> = { key: T; word: string; icon?: IconName; count?: string };
export type TabsProps<T extends string> = { name: string; tabs: readonly Tab<T>[]; chosen: T; onChoose: (tab: T) => void; className?: string };

/** Words of which one is chosen; what each shows stands outside. One tab stop, arrows move, Enter or Space chooses. */
export function Tabs<T extends string>({ name, tabs, chosen, onChoose, className = '' }: TabsProps<T>) {
  return (
    <Pivot
      className={`tabs ${className}`}
      aria-label={name}
      headersOnly
      selectedKey={chosen}
      onLinkClick={(item) => {
        const tab = tabs.find(({ key }) => key === item?.props.itemKey);
        if (tab) onChoose(tab.key);
      }}
    >
      {tabs.map(({ key, word, icon, count }) => (
        <PivotItem
          key={key}
          itemKey={key}
          headerText={word}
          onRenderItemLink={() => (
            <>
              {icon && <Icon name={icon} size="s" />}
              {word}
              {count !== undefined && <span className="cnt">{count}</span>}
            </>
          )}
        />
      ))}
    </Pivot>
  );
}
