import * as React from 'react';
import { Icon, type IconName } from '../icons/Icon';
import { Picker } from './Picker';

export type Tool = {
  name: string;
  word: string;
  icon: IconName;
  /** It is a switch, and on. */
  pressed?: boolean;
  disabled?: boolean;
  use(): void;
};

/** What can be done, from a list: where a button each has no room. What cannot be done now is not in it. */
export function MoreList({ label, tools }: { label: string; tools: readonly Tool[] }) {
  const usable = tools.filter(({ disabled }) => !disabled);
  if (usable.length === 0) return null;
  return (
    <Picker
      label={label}
      name={label}
      className="btn ghost sm icon"
      options={usable.map(({ name, word, icon, pressed }) => ({ value: name, label: word, mark: <Icon name={pressed ? 'check' : icon} /> }))}
      chosen={usable.filter(({ pressed }) => pressed).map(({ name }) => name)}
      onChoose={([name]) => usable.find((tool) => tool.name === name)?.use()}
    >
      <Icon name="more" />
    </Picker>
  );
}
