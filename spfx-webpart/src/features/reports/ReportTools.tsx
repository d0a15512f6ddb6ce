import * as React from 'react';
import { Button, IconButton } from '../../ui/controls/Button';
import { MoreList, type Tool } from '../../ui/controls/MoreList';
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
  if (width === 'phone' || width === 'narrow')
    return (
      <>
        {again}
        <MoreList label={say('reports.more')} tools={tools} />
      </>
    );
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
