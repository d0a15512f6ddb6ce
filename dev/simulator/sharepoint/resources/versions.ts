import type { Call, Entity, Resource } from '../http/call.ts';
import { accessDenied, notFound, refused } from '../http/errors.ts';
import { argument, type Segment } from '../http/path.ts';
import { canEditItem, demand, siteUserOf } from '../identity/rights.ts';
import { collection } from '../query/collection.ts';
import { personProperties, versionLabel } from '../query/itemRow.ts';
import { isLookup, isPerson } from '../rules/fieldTypes.ts';
import { versionName } from '../rules/internalName.ts';
import type { Item, ItemVersion, List, Site } from '../state/model.ts';
import { referenceText } from './fieldText.ts';
import { itemPath } from './itemEntity.ts';

/** Newest first; `VersionId` is 512 for each major version. */
export function versionsChild(segment: Segment, call: Call, list: List, item: Item): Resource {
  const all = (): Entity[] => {
    demand(call.who, 'viewVersions', call.site, list, item);
    const current: ItemVersion = {
      uiVersion: item.uiVersion,
      modified: String(item.values['Modified']),
      editor: Number(item.values['Editor']),
      values: item.values,
    };
    return [current, ...[...item.versions].reverse()].map((version) => versionEntity(call.site, list, item, version));
  };
  const key = argument(segment, 'id') ?? null;
  if (key === null) return { get: (inner) => collection(inner, 'SP.ListItemVersion', all()) };
  return {
    get: () => {
      const found = all().find((each) => each.props['VersionId'] === Number(key.value));
      if (!found) throw notFound('The version does not exist.');
      return { kind: 'entity', entity: found };
    },
    /** The current version cannot be deleted (SPListItemVersion.Delete). The item itself does not change. */
    delete: (inner) => {
      if (!canEditItem(inner.who, inner.site, list, item, 'deleteVersions', siteUserOf(inner.who, inner.site).id)) throw accessDenied();
      if (Number(key.value) === item.uiVersion) throw refused('You cannot delete the current version.');
      if (!item.versions.some((version) => version.uiVersion === Number(key.value))) throw notFound('The version does not exist.');
      item.versions = item.versions.filter((version) => version.uiVersion !== Number(key.value));
      return { kind: 'empty', status: 200 };
    },
  };
}

function versionEntity(site: Site, list: List, item: Item, version: ItemVersion): Entity {
  const props: Record<string, unknown> = {
    VersionId: version.uiVersion,
    VersionLabel: versionLabel(version.uiVersion),
    IsCurrentVersion: version.uiVersion === item.uiVersion,
    Created: version.modified,
    OData__x005f_UIVersionString: versionLabel(version.uiVersion),
  };
  for (const field of list.fields) {
    if (['ID', 'Attachments', '_UIVersionString', 'FileRef', 'FileLeafRef', 'FileDirRef', 'FSObjType', 'UniqueId', 'Created'].includes(field.internalName))
      continue;
    const value = version.values[field.internalName] ?? null;
    const one = (id: number): unknown => ({
      LookupId: id,
      LookupValue: referenceText(site, field, id),
      ...(isPerson(field) ? { Email: personProperties(site, id)?.['EMail'] ?? '' } : {}),
    });
    props[versionName(field.internalName)] =
      isPerson(field) || isLookup(field) ? (Array.isArray(value) ? value.map((id) => one(Number(id))) : value === null ? null : one(Number(value))) : value;
  }
  return { type: 'SP.ListItemVersion', path: `${itemPath(list, item)}/versions(${version.uiVersion})`, props };
}
