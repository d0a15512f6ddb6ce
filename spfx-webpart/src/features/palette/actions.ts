import type { Opened } from '../composer/opened';
import type { ViewName } from '../../app/desk/state';

/** What the palette asks of the desk around it. */
export type PaletteActions = {
  open(id: number): void;
  view(view: ViewName): void;
  /** A saved view by its key. */
  saved(key: string): void;
  answer(kind: 'Reply' | 'Note', put?: Pick<Opened, 'insert' | 'files'>): void;
  /** Asks for the moment until which tickets are put off. */
  snoozeUntil(ids: readonly number[]): void;
  create(): void;
  takeOldest(): void;
  keys(): void;
  togglePane(): void;
};
