import * as React from 'react';
import { Picker, type PickerProps } from '../../ui/controls/Picker';
import { Icon } from '../../ui/icons/Icon';
import { useMayWork } from '../desk/useMayWork';

/** A field that edits in place; for whoever only reads its value as text. `empty`: what is shown stands for no value. */
export function FieldPicker<T extends string | number | null>({ empty, arrow, children, ...props }: PickerProps<T> & { empty?: boolean; arrow?: boolean }) {
  const mayWork = useMayWork();
  if (!mayWork)
    return (
      <span className={`${props.className ?? ''} fixed`}>
        <span className="sr">{props.label}: </span>
        {empty ? <span className="sub">–</span> : children}
      </span>
    );
  return (
    <Picker {...props}>
      {children}
      {arrow && <Icon name="down" size="s" />}
    </Picker>
  );
}
