/** What a column is, as data. From this come provisioning, `$select`, the simulator's lists and the register of personal data. */

export type ColumnType =
  | 'Text' // one line, at most 255 characters
  | 'Note' // plain text of many lines
  | 'Choice'
  | 'Number'
  | 'DateTime'
  | 'Boolean'
  | 'Person'; // one site user; read as `<Name>Id` and, expanded, `<Name>/Title`, `<Name>/EMail`

/**
 * What of a person a column can hold. `none`: nothing. `identity`: names and addresses. `content`: what people wrote.
 * `trace`: who did what when. The records of processing are made from these; a column without a class does not compile.
 */
export type DataClass = 'none' | 'identity' | 'content' | 'trace';

export type Column = {
  /** Internal name: never shown, never changed. At most 32 characters, letters and digits. */
  name: string;
  /** What people see in SharePoint's own forms; a customer may rename it. In German: `germanTitles.ts`. */
  title: string;
  type: ColumnType;
  data: DataClass;
  required?: boolean;
  indexed?: boolean;
  /** Refuses a second item with the same value: the fence of every write. Implies an index. */
  unique?: boolean;
  choices?: readonly string[];
  default?: string;
};

export type ListDefinition = {
  /** Last part of the list's URL (`Lists/<url>`), its identity for us; titles may be renamed by the customer. */
  url: string;
  title: string;
  description: string;
  columns: readonly Column[];
  /** Versions kept by SharePoint; 0 switches versioning off. */
  versions: number;
  attachments: boolean;
};
