import { CHANNELS, TICKET_PRIORITIES, TICKET_STATUSES } from '@listdesk/shared/tickets';
import type { DeskLists, SavedView, SavedViewText } from '@listdesk/shared/sharepoint';
import type { Store } from '../store/store';
import { isRecord, isString } from '../keep/keep';
import { arrangementOf } from './arrangement';
import type { DeskPort } from './port';
import { ownValuesFor } from './ownCounts';
import { visibleRows } from './views';
import {
  AGES,
  DUE_FILTERS,
  NO_FILTERS,
  VIEWS,
  type Age,
  type DueFilter,
  type DeskState,
  type Filters,
  type NamedView,
  type Span,
  type ViewShape,
} from './state';

export const MAX_VIEW_NAME_CHARS = 80;

const texts = (value: unknown): string[] => (Array.isArray(value) ? value.filter(isString) : []);
const some = <T>(list: readonly T[], value: unknown): T[] => (Array.isArray(value) ? list.filter((one) => value.includes(one)) : []);
const ids = (value: unknown): number[] => (Array.isArray(value) ? value.filter((id): id is number => Number.isInteger(id) && (id as number) >= 0) : []);
const SPAN = /^(?=.{12,22}$)(\d{4}-\d\d-\d\d)?\.\.(\d{4}-\d\d-\d\d)?$/;
const spans = (value: unknown): Span[] => texts(value).filter((text): text is Span => SPAN.test(text));

function filtersOf(value: unknown): Filters {
  const given = isRecord(value) ? value : {};
  const byName = (value: unknown): Record<string, string[]> =>
    Object.fromEntries(
      isRecord(value)
        ? Object.entries(value)
            .map(([name, values]) => [name, texts(values)] as const)
            .filter(([, values]) => values.length > 0)
        : [],
    );
  return {
    statuses: some(TICKET_STATUSES, given.statuses),
    priorities: some(TICKET_PRIORITIES, given.priorities),
    channels: some(CHANNELS, given.channels),
    due: [...some<DueFilter>(DUE_FILTERS, given.due), ...spans(given.due)],
    created: [...some<Age>(AGES, given.created), ...spans(given.created)],
    updated: [...some<Age>(AGES, given.updated), ...spans(given.updated)],
    assignees: ids(given.assignees),
    followers: ids(given.followers),
    mentioned: ids(given.mentioned),
    mailboxes: texts(given.mailboxes),
    categories: texts(given.categories),
    teams: texts(given.teams),
    types: texts(given.types),
    requesters: texts(given.requesters),
    tags: texts(given.tags),
    unread: given.unread === true,
    custom: byName(given.custom),
    own: byName(given.own),
    text: isString(given.text) ? given.text : NO_FILTERS.text,
  };
}

/** What is stored is read leniently: a part this version does not know is left out, never the view. */
export function shapeOf(value: unknown): ViewShape {
  const given = isRecord(value) ? value : {};
  return { base: VIEWS.find((view) => view === given.base) ?? 'allOpen', filters: filtersOf(given.filters), ...arrangementOf(given) };
}

const named = ({ definition, ...view }: SavedView): NamedView => ({ ...view, shape: shapeOf(definition) });
const stored = ({ name, shared, place, shape }: Pick<NamedView, 'name' | 'shared' | 'place' | 'shape'>): SavedViewText => ({
  name: name.trim().slice(0, MAX_VIEW_NAME_CHARS),
  shared,
  place,
  definition: shape,
});

export type ViewSaved = 'saved' | 'stale' | 'gone';

/** Saved views: read once, changed here, and always shown as they stand in the list afterwards. Faults of the lists are thrown. */
export function savedViews(port: DeskPort, store: Store<DeskState>) {
  const { lists } = port;
  const mine = (): number => {
    const { me } = store.get();
    if (!me) throw new Error('nobody is signed in');
    return me.id;
  };
  async function load(): Promise<void> {
    const saved = (await lists.savedViews(mine())).map(named);
    store.set((state) => ({ ...state, saved, viewKey: state.viewKey !== null && saved.some((view) => view.key === state.viewKey) ? state.viewKey : null }));
  }
  const held = (key: string): NamedView | undefined => store.get().saved?.find((view) => view.key === key);
  const hold = (change: (saved: readonly NamedView[]) => NamedView[]): void => store.set((state) => ({ ...state, saved: change(state.saved ?? []) }));
  async function change(view: NamedView, patch: Partial<Pick<NamedView, 'name' | 'shared' | 'place' | 'shape'>>): Promise<ViewSaved> {
    const wanted = { ...view, ...patch };
    const answer = await lists.updateView(view.id, view.etag, stored(wanted));
    if (answer.outcome === 'updated') {
      // Written is written: that the list could not be read afterwards is no reason to call it not saved.
      hold((saved) => saved.map((each) => (each.key === view.key ? { ...wanted, etag: answer.etag } : each)));
      await load().catch(() => undefined);
      return 'saved';
    }
    await load();
    const there = held(view.key);
    // Ours, from a time before whose answer was lost on its way.
    return there && JSON.stringify(stored(there)) === JSON.stringify(stored(wanted)) ? 'saved' : answer.outcome;
  }
  return {
    load,
    change,
    /** `key` stays the same until it worked, so that pressed again after a lost answer it is one view. */
    async add(key: string, name: string, shared: boolean, shape: ViewShape): Promise<void> {
      const place = Math.max(0, ...(store.get().saved ?? []).map((view) => view.place)) + 1;
      const { outcome } = await lists.createView(key, mine(), stored({ name, shared, place, shape }));
      await load();
      const there = held(key);
      if (outcome === 'exists' && there) await change(there, { name, shared, shape });
      store.set((state) => ({ ...state, viewKey: key }));
    },
    /** Answers what brings it back. */
    async remove(view: NamedView): Promise<() => Promise<void>> {
      const bin = await lists.recycleView(view.id);
      hold((saved) => saved.filter(({ key }) => key !== view.key));
      await load().catch(() => undefined);
      return async () => {
        await lists.restore(bin);
        await load();
      };
    },
    /** One place up or down among the views of this person; both get whole numbers, so that equal ones part. */
    async move(view: NamedView, step: -1 | 1): Promise<void> {
      const all = [...(store.get().saved ?? [])];
      const from = all.findIndex((each) => each.key === view.key);
      const to = from + step;
      const other = all[to];
      if (from < 0 || !other) return;
      all[to] = view;
      all[from] = other;
      for (const [place, each] of all.entries()) {
        // Only what this person may order and what really moves.
        if (each.place !== place && each.ownerId === mine()) await lists.updateView(each.id, each.etag, stored({ ...each, place }));
      }
      await load();
    },
  };
}
const ownNames = ({ own: byKey }: Filters): string[] => Object.keys(byKey).filter((name) => byKey[name]?.length);
/** Parts of a view's filters that the lists do not count by. */
const COUNTED_HERE = ['tags', 'mailboxes', 'due', 'created', 'updated', 'followers', 'mentioned'] as const;
const countedHere = ({ base, filters }: ViewShape): boolean =>
  base === 'snoozed' ||
  filters.text.trim() !== '' ||
  COUNTED_HERE.some((name) => filters[name].length > 0) ||
  filters.unread ||
  ownNames(filters).length > 0 ||
  Object.values(filters.custom).some((values) => values.length > 0);
/** What was ever solved is not read for a figure. */
const uncountable = ({ base }: ViewShape): boolean => base === 'solved';

/**
 * Counts of the saved views: those of the lists where they say it all; the others from the tickets held, read once as far as the desk reads a whole view and kept
 * current by changes; a lower bound ("12+") where there are more than that. Null where the counter would be a guess.
 */
export async function countViews(
  store: Store<DeskState>,
  lists: DeskLists,
  load: (shape: ViewShape) => Promise<boolean>,
  counted: readonly (number | string | null)[],
  now: number,
): Promise<(number | string | null)[]> {
  const counts: (number | string | null)[] = [];
  for (const [index, { shape }] of (store.get().saved ?? []).entries()) {
    if (uncountable(shape)) counts.push(null);
    else if (!countedHere(shape)) counts.push(counted[index] ?? null);
    else {
      const whole = await load(shape);
      const asked = { ...store.get(), view: shape.base, filters: shape.filters, sort: 'number' as const, held: new Set<number>(), now };
      const names = ownNames(shape.filters);
      const rest = names.length ? visibleRows({ ...asked, filters: { ...shape.filters, own: {} } }) : [];
      const own = names.length ? await ownValuesFor(store, lists, rest, names) : asked.own;
      const { length } = visibleRows({ ...asked, own: own ?? new Map() });
      counts.push(own === null ? null : whole ? length : `${length}+`);
    }
  }
  return counts;
}
export type SavedViews = ReturnType<typeof savedViews>;
