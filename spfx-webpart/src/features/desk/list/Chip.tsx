import * as React from 'react';
import { Icon } from '../../../ui/icons/Icon';
import { Picker, type Option } from '../../../ui/controls/Picker';
import { useWords } from '../../../ui/words/WordsContext';

/** A chip is filled while it filters; its name tells what it holds. */
export function Chip<T extends string | number>({
  label,
  options,
  chosen,
  onChoose,
  searchable,
}: {
  label: string;
  options: Option<T>[];
  chosen: T[];
  onChoose(values: T[]): void;
  searchable?: boolean;
}) {
  const { say } = useWords();
  const names = options.filter((option) => chosen.includes(option.value)).map((option) => option.label);
  const value = names.length === 0 ? say('any') : names.length <= 2 ? names.join(', ') : say('filters.several', { count: names.length });
  return (
    <Picker
      many
      label={label}
      name={`${label}: ${value}`}
      options={options}
      chosen={chosen}
      onChoose={onChoose}
      searchable={searchable}
      className={names.length ? 'chip on' : 'chip'}
    >
      {label}: {names.length ? <b className="b">{value}</b> : value}
      <Icon name="down" size="s" />
    </Picker>
  );
}
