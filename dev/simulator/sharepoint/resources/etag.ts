import type { Call } from '../http/call.ts';
import { staleEtag } from '../http/errors.ts';
import type { Item } from '../state/model.ts';
import { etagOf, headerEtag } from './itemEntity.ts';

/** `*`, `"3"` and `"guid,3"` are taken. On items a missing one is refused: reports differ, and the strict way hides no mistake. */
export function demandEtag(call: Call, item: Item): void {
  const given = call.headers.get('if-match');
  if (given === '*' || given === etagOf(item) || given?.toLowerCase() === headerEtag(item).toLowerCase()) return;
  throw staleEtag(given ?? '', etagOf(item));
}
