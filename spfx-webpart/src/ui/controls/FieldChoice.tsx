import * as React from 'react';
import { Icon } from '../icons/Icon';
import { Picker, type Option } from './Picker';

export type FieldChoiceProps<T extends string> = { label: string; value: T; options: readonly Option<T>[]; onChoose(value: T): void };

/** One of several, in a form: its label above, what is chosen in the field. */
export function FieldChoice<T extends string>({ label, value, options, onChoose }: FieldChoiceProps<T>): JSX.Element {
  return (
    <div>
      <span className="lbl">{label}</span>
      <Picker label={label} className="field pickfield" options={options} chosen={[value]} onChoose={([one]) => one !== undefined && onChoose(one)}>
        <span className="grow clip">{options.find((one) => one.value === value)?.label}</span>
        <Icon name="down" size="s" />
      </Picker>
    </div>
  );
}
