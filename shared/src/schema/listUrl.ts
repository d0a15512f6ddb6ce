import type { ListName } from './lists.ts';

/** Last part of a list's URL. Stands by itself, so that whoever only addresses lists does not carry what they are made of. */
export const listUrl = (list: ListName): string => `ListDesk${list}`;
