import { invalidExpression } from './errors.ts';

/** `$select` and `$expand` as trees: `Assignee/Title` is `Assignee` holding `Title`. */
export type Tree = Map<string, Tree>;
export type Selection = { select: Tree | null; expand: Tree };

export const EVERYTHING: Selection = { select: null, expand: new Map() };

export function parseTree(text: string): Tree {
  const root: Tree = new Map();
  for (const path of text.split(',')) {
    let at = root;
    for (const part of path.trim().split('/')) {
      if (part === '') throw invalidExpression(text);
      let next = at.get(part);
      if (!next) at.set(part, (next = new Map()));
      at = next;
    }
  }
  return root;
}

export function parseSelection(query: ReadonlyMap<string, string>): Selection {
  const select = query.get('$select');
  const expand = query.get('$expand');
  return { select: select ? parseTree(select) : null, expand: expand ? parseTree(expand) : new Map() };
}

/** What holds one step down. */
export function below(selection: Selection, name: string): Selection {
  const select = selection.select?.get(name);
  return { select: select && select.size ? select : null, expand: selection.expand.get(name) ?? new Map() };
}
