import * as React from 'react';
import { Button, IconButton } from '../../ui/controls/Button';
import { Picker, type Option } from '../../ui/controls/Picker';
import { Icon, type IconName } from '../../ui/icons/Icon';
import { useWidth } from '../../ui/theme/RootFrame';
import { useWords } from '../../ui/words/WordsContext';

export type ReportToolsProps = {
  /** Whether figures stand as tables; null where they always do. */
  asTable: boolean | null;
  /** There is something to save. */
  maySave: boolean;
  onTable(on: boolean): void;
  /** Null: not for this person, or no service is connected. */
  onWeekly: (() => void) | null;
  onSave(): void;
  onAgain(): void;
};

type Tool = { name: string; word: string; icon: IconName; pressed?: boolean; disabled?: boolean; use(): void };

/** What can be done with the report as a whole; where buttons have no room, from a list. */
export function ReportTools({ asTable, maySave, onTable, onWeekly, onSave, onAgain }: ReportToolsProps) {
  const { say } = useWords();
  const width = useWidth();
  const tools: Tool[] = [
    ...(asTable === null ? [] : [{ name: 'table', word: say('reports.asTables'), icon: 'list' as const, pressed: asTable, use: () => onTable(!asTable) }]),
    ...(onWeekly ? [{ name: 'weekly', word: say('reports.weekly'), icon: 'mail' as const, use: onWeekly }] : []),
    { name: 'csv', word: 'CSV', icon: 'dl', disabled: !maySave, use: onSave },
  ];
  const again = <IconButton icon="refresh" small label={say('reports.again')} onClick={onAgain} />;
  if (width === 'phone' || width === 'narrow') {
    const options = tools
      .filter(({ disabled }) => !disabled)
      .map(({ name, word, icon, pressed }): Option<string> => ({ value: name, label: word, mark: <Icon name={pressed ? 'check' : icon} /> }));
    return (
      <>
        {again}
        <Picker
          label={say('reports.more')}
          name={say('reports.more')}
          className="btn ghost sm icon"
          options={options}
          chosen={asTable ? ['table'] : []}
          onChoose={([name]) => tools.find((tool) => tool.name === name)?.use()}
        >
          <Icon name="more" />
        </Picker>
      </>
    );
  }
  const button = ({ name, word, icon, pressed, disabled, use }: Tool): React.ReactNode => (
    <Button key={name} look="ghost" small icon={icon} aria-pressed={pressed} disabled={disabled} onClick={use}>
      {word}
    </Button>
  );
  return (
    <>
      {tools.slice(0, -1).map(button)}
      {again}
      {tools.slice(-1).map(button)}
    </>
  );
}
