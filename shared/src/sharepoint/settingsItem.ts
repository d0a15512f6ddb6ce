import { DEFAULT_DESK_SETTINGS, DESK_SETTINGS_KEY, parseDeskSettings } from '../schema/index.ts';
import type { DeskSettings } from '../schema/index.ts';
import type { Access } from './access.ts';
import type { StoredSettings, StoredSettingValue, Updated } from './contract.ts';
import { ListsFault, refusalOf, SP_ERROR, toFault } from './fault.ts';
import { exact, json } from './fieldWriter.ts';
import { anyOf, quote } from './odata.ts';
import { normalEtag, readPage, type Row } from './rows.ts';
import { updateItem } from './writes.ts';

/** 1 request. A desk without stored settings has the defaults. */
export async function readSettings(access: Access): Promise<DeskSettings> {
  const row = await settingsRow(access);
  return noted(access, row ? parseDeskSettings(valueOf(row)) : DEFAULT_DESK_SETTINGS);
}

/** Writes of confidential tickets have to know the circles; whoever reads the settings tells them. */
function noted(access: Access, settings: DeskSettings): DeskSettings {
  access.circles = settings.circles;
  access.circlesReadAt = access.now();
  return settings;
}

/** The most keys asked for at once; the URL carries them. */
export const MAX_SETTING_KEYS = 20;

/** Parsed JSON by key, 1 request; a key that is not there is missing in the answer. */
export async function readSettingValues(access: Access, keys: readonly string[]): Promise<ReadonlyMap<string, unknown>> {
  if (!keys.length) return new Map();
  if (keys.length > MAX_SETTING_KEYS) throw new ListsFault('lists.invalid', `At most ${MAX_SETTING_KEYS} settings, not ${keys.length}.`);
  const query = access.list('Settings').items.select('Id', 'SettingKey', 'SettingValue').filter(anyOf('SettingKey', keys)).top(keys.length);
  const { rows } = await access.guarded(() => readPage(query));
  const values = new Map(rows.map((row) => [String(row['SettingKey']), valueOf(row)]));
  if (keys.includes(DESK_SETTINGS_KEY)) noted(access, parseDeskSettings(values.get(DESK_SETTINGS_KEY)));
  return values;
}

/** One value as a whole; the last writer wins. */
export async function writeSettingValue(access: Access, key: string, value: unknown): Promise<void> {
  const { items } = access.list('Settings');
  const fields = { SettingValue: json('SettingValue', value) };
  await access.guarded(async () => {
    const row = (
      await readPage(
        items
          .select('Id')
          .filter(`SettingKey eq ${quote(key)}`)
          .top(1),
      )
    ).rows[0];
    if (row) await items.getById(Number(row['Id'])).update(fields);
    else await items.add({ Title: key, SettingKey: key, ...fields });
  });
}

export async function storedSettingValue(access: Access, key: string): Promise<StoredSettingValue> {
  const row = await rowOf(access, key);
  return row ? { value: valueOf(row), etag: normalEtag(row['odata.etag']) } : { value: undefined, etag: null };
}

/** Null as ETag: nothing was stored; whoever stored something since has written first. */
export async function replaceSettingValue(access: Access, key: string, etag: string | null, value: unknown): Promise<Updated> {
  const fields = { SettingValue: json('SettingValue', value) };
  if (etag === null) {
    try {
      const row = (await access.list('Settings').items.add({ Title: key, SettingKey: exact('SettingKey', key), ...fields })) as Row;
      return { outcome: 'updated', etag: normalEtag(row['odata.etag']) };
    } catch (error) {
      if ((await refusalOf(error, access.now()))?.number === SP_ERROR.duplicateValue) return { outcome: 'stale' };
      throw await toFault(error, access.now());
    }
  }
  const row = await rowOf(access, key);
  return row ? updateItem(access, 'Settings', Number(row['Id']), etag, fields) : { outcome: 'gone' };
}

/** The last writer wins: settings are saved by admins, one page at a time. Keys this version does not know are kept. */
export async function writeSettings(access: Access, settings: DeskSettings): Promise<void> {
  const { items } = access.list('Settings');
  const write = async (row: Row | null): Promise<void> => {
    const known = row ? valueOf(row) : {};
    const fields = { SettingValue: json('SettingValue', { ...(typeof known === 'object' ? known : {}), ...settings }) };
    if (row) await items.getById(Number(row['Id'])).update(fields);
    else await items.add({ Title: DESK_SETTINGS_KEY, SettingKey: DESK_SETTINGS_KEY, ...fields });
  };
  await access.guarded(async () => write(await settingsRow(access)));
}

export async function readStoredSettings(access: Access): Promise<StoredSettings> {
  const row = await settingsRow(access);
  return row
    ? { settings: noted(access, parseDeskSettings(valueOf(row))), etag: normalEtag(row['odata.etag']) }
    : { settings: DEFAULT_DESK_SETTINGS, etag: null };
}

/** What was read and shown decides whether it may be written over: any save in between is `stale`. */
export async function replaceSettings(access: Access, etag: string | null, settings: DeskSettings): Promise<Updated> {
  const row = await settingsRow(access);
  if (!row) return { outcome: 'gone' };
  if (normalEtag(row['odata.etag']) !== etag) return { outcome: 'stale' };
  const known = valueOf(row);
  const value = { ...(typeof known === 'object' ? known : {}), ...settings };
  return updateItem(access, 'Settings', Number(row['Id']), etag, { SettingValue: json('SettingValue', value) });
}

const settingsRow = (access: Access): Promise<Row | null> => rowOf(access, DESK_SETTINGS_KEY);

async function rowOf(access: Access, key: string): Promise<Row | null> {
  const query = access
    .list('Settings')
    .items.select('Id', 'SettingKey', 'SettingValue')
    .filter(`SettingKey eq ${quote(key)}`)
    .top(1);
  return (await access.guarded(() => readPage(query))).rows[0] ?? null;
}

function valueOf(row: Row): unknown {
  try {
    return JSON.parse(String(row['SettingValue'] ?? '{}')) as unknown;
  } catch {
    throw new ListsFault('lists.invalid', `Settings ${String(row['Id'])}: column SettingValue is not JSON.`);
  }
}
