import '@pnp/sp/security/index.js';
import type { SPFI } from '@pnp/sp';
import { LIST_LANGUAGES, ROLES, SCHEMA_VERSION } from '../../schema/index.ts';
import type { ListLanguage, Role } from '../../schema/index.ts';
import { accessTo, type Access } from '../access.ts';
import { ListsFault, SP_ERROR, refusalOf, toFault } from '../fault.ts';
import { readSettings, writeSettings } from '../settingsItem.ts';
import { MAX_BATCH_WRITES } from '../writes.ts';
import { applyStep, type StepContext } from './applyStep.ts';
import { readDeskState, type DeskState } from './deskState.ts';
import { planDesk, type Conflict, type ProvisionStep } from './plan.ts';

/** Steps that need nothing of one another go out together; each group waits for the one before. */
const ORDER: readonly (readonly ProvisionStep['step'][])[] = [
  ['createList', 'createLibrary', 'createGroup'],
  ['configureList', 'createColumn', 'addChoices'],
  ['indexColumn'],
  ['openGroup', 'grantSite', 'separateSettings'],
  ['grantSettings'],
  ['nameList', 'nameLibrary'],
];

/** SharePoint answers some settings of a creation without carrying them out; what is still missing is asked for again. */
const MAX_ROUNDS = 3;

/** Words are the caller's: `step` is the key, the rest are parameters. `done` counts finished steps. */
export type ProvisionProgress = { done: number; total: number; step: ProvisionStep | null };

export type ProvisionOptions = { onProgress?: (progress: ProvisionProgress) => void; language?: ListLanguage; now?: () => number };

export type DeskInspection =
  /** Nothing of ListDesk is there. */
  | { state: 'absent'; steps: ProvisionStep[]; conflicts: Conflict[] }
  /** Interrupted, damaged, or of an older version: `provisionDesk` mends it. */
  | { state: 'incomplete'; storedVersion: number; steps: ProvisionStep[]; conflicts: Conflict[] }
  | { state: 'ready' }
  /** Provisioned by a newer ListDesk; nothing is changed by this one. */
  | { state: 'newer'; storedVersion: number };

/** 1 request. */
export async function inspectDesk(sp: SPFI, siteUrl: string, now: () => number = Date.now): Promise<DeskInspection> {
  return judge(await readDeskState(accessTo(sp, siteUrl, now)));
}

function judge(state: DeskState): DeskInspection {
  const storedVersion = state.storedVersion ?? 0;
  if (storedVersion > SCHEMA_VERSION) return { state: 'newer', storedVersion };
  const plan = planDesk(state);
  if (plan.steps.length === 0 && plan.conflicts.length === 0) return { state: 'ready' };
  if (Object.values(state.lists).every((list) => list === null)) return { state: 'absent', ...plan };
  return { state: 'incomplete', storedVersion, ...plan };
}

/**
 * Makes the site a desk, or an older or half made desk a whole one. Compares what stands with the schema, does what is missing,
 * and looks again; so it may be stopped at any request and started anew. Never deletes or renames anything of the customer's.
 * Faults: `lists.denied` for anybody but a site admin, `lists.invalid` when a customer's column stands in the way.
 */
export async function provisionDesk(sp: SPFI, siteUrl: string, options: ProvisionOptions = {}): Promise<void> {
  const language = options.language ?? LIST_LANGUAGES[0];
  const access = accessTo(sp, siteUrl, options.now ?? Date.now);
  const progress = { done: 0, total: 0 };
  const report = (step: ProvisionStep | null): void => options.onProgress?.({ ...progress, step });
  for (let round = 0; round < MAX_ROUNDS; round += 1) {
    const state = await readDeskState(access);
    if ((state.storedVersion ?? 0) > SCHEMA_VERSION) return;
    const { steps, conflicts } = planDesk(state);
    if (conflicts.length > 0) throw conflictFault(conflicts);
    if (round === 0) progress.total = steps.length;
    const work = steps.filter(({ step }) => step !== 'storeVersion');
    if (work.length === 0) {
      if (steps.length > 0) await storeVersion(access);
      progress.done = progress.total;
      report(null);
      return;
    }
    progress.total = Math.max(progress.total, progress.done + steps.length);
    await carryOut(work, contextOf(access, language, state), (finished, current) => {
      progress.done += finished;
      report(current);
    });
  }
  throw new ListsFault('lists.invalid', 'SharePoint accepted every step, yet the desk is not complete. Open the check-up for what is missing.');
}

async function carryOut(
  steps: readonly ProvisionStep[],
  context: StepContext,
  onBatch: (finished: number, current: ProvisionStep | null) => void,
): Promise<void> {
  for (const kinds of ORDER) {
    const group = steps.filter(({ step }) => kinds.includes(step));
    for (let at = 0; at < group.length; at += MAX_BATCH_WRITES) {
      const batch = group.slice(at, at + MAX_BATCH_WRITES);
      onBatch(0, batch[0]!);
      await sendBatch(batch, context);
      onBatch(batch.length, batch.at(-1)!);
    }
  }
}

async function sendBatch(steps: readonly ProvisionStep[], context: StepContext): Promise<void> {
  const { access } = context;
  await access.guarded(async () => {
    const [batched, execute] = access.web.batched();
    const answers = steps.map((step) => failureOf(applyStep(step, batched, context), access));
    await execute();
    const failures = (await Promise.all(answers)).filter((failure) => failure !== null);
    if (failures[0]) throw failures[0];
  });
}

/** Somebody else's set-up may have made it a moment ago; the next look tells whether it is as it should be. */
async function failureOf(work: Promise<void>, access: Access): Promise<Error | null> {
  try {
    await work;
    return null;
  } catch (error) {
    const number = (await refusalOf(error, access.now()))?.number ?? null;
    return number === SP_ERROR.listExists ? null : toFault(error, access.now());
  }
}

function contextOf(access: Access, language: ListLanguage, state: DeskState): StepContext {
  const groups = new Map<Role, number>();
  for (const role of ROLES) {
    const group = state.groups[role];
    if (group !== null) groups.set(role, group.id);
  }
  return { access, language, groups, roleDefinitions: state.roleDefinitions };
}

async function storeVersion(access: Access): Promise<void> {
  await writeSettings(access, { ...(await readSettings(access)), schemaVersion: SCHEMA_VERSION });
}

const conflictFault = (conflicts: readonly Conflict[]): ListsFault =>
  new ListsFault(
    'lists.invalid',
    conflicts.map(({ list, column, found, expected }) => `${list}: column ${column} is of type ${found}, not ${expected}.`).join(' '),
  );
