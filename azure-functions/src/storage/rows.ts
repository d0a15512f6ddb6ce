import { odata, RestError, type TableClient } from '@azure/data-tables';

/** One row: a JSON value under tenant and key, and the moment after which it may be swept. `version` fences updates. */
export type Row<T> = { value: T; version: string };

/** Azure Tables allow 64 KiB a string property (32 Ki characters); our rows are far smaller. */
export const MAX_ROW_CHARS = 16_000;
const FOREVER = new Date('9999-12-31T00:00:00Z');

/** A table as a store of JSON values. Expected refusals are values; the rest throws. */
export function rowStore<T>(table: TableClient) {
  const entity = (partition: string, key: string, value: T, expires: Date | null) => {
    const text = JSON.stringify(value);
    if (text.length > MAX_ROW_CHARS) throw new RangeError(`table row over ${MAX_ROW_CHARS} characters`);
    return { partitionKey: partition, rowKey: key, value: text, expires: expires ?? FOREVER };
  };
  return {
    get: async (partition: string, key: string): Promise<Row<T> | null> => {
      const found = await unless(404, () => table.getEntity<{ value: string }>(partition, key));
      return found ? { value: JSON.parse(found.value) as T, version: found.etag } : null;
    },
    /** False when the key is taken. */
    insert: async (partition: string, key: string, value: T, expires: Date | null): Promise<boolean> =>
      (await unless(409, () => table.createEntity(entity(partition, key, value, expires)))) !== null,
    put: async (partition: string, key: string, value: T, expires: Date | null): Promise<void> => {
      await table.upsertEntity(entity(partition, key, value, expires), 'Replace');
    },
    /** False when somebody else wrote first. */
    replace: async (partition: string, key: string, value: T, expires: Date | null, version: string): Promise<boolean> =>
      (await unless(412, () => table.updateEntity(entity(partition, key, value, expires), 'Replace', { etag: version }))) !== null,
    remove: async (partition: string, key: string): Promise<void> => {
      await unless(404, () => table.deleteEntity(partition, key));
    },
    list: async (partition: string | null, max: number): Promise<{ partition: string; key: string; value: T }[]> => {
      const rows: { partition: string; key: string; value: T }[] = [];
      const query = partition === null ? {} : { queryOptions: { filter: odata`PartitionKey eq ${partition}` } };
      for await (const row of table.listEntities<{ value: string }>(query)) {
        if (rows.length >= max) break;
        rows.push({ partition: row.partitionKey!, key: row.rowKey!, value: JSON.parse(row.value) as T });
      }
      return rows;
    },
    /** Deletes what has expired, at most `max` rows a call. */
    sweep: async (now: Date, max: number): Promise<number> => {
      const gone: { partitionKey: string; rowKey: string }[] = [];
      const expired = { queryOptions: { filter: odata`expires lt ${now}`, select: ['partitionKey', 'rowKey'] } };
      for await (const row of table.listEntities(expired)) {
        if (gone.length >= max) break;
        gone.push({ partitionKey: row.partitionKey!, rowKey: row.rowKey! });
      }
      for (const row of gone) await unless(404, () => table.deleteEntity(row.partitionKey, row.rowKey));
      return gone.length;
    },
  };
}

export type RowStore<T> = ReturnType<typeof rowStore<T>>;

async function unless<R>(status: number, call: () => Promise<R>): Promise<R | null> {
  try {
    return await call();
  } catch (error) {
    if (error instanceof RestError && error.statusCode === status) return null;
    throw error;
  }
}
