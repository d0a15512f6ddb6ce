import type { Tenant } from '../../simulator/core/directory.ts';
import { readZip } from '../sppkg.ts';

export type AppPackage = { name: string; version: string; apis: { resource: string; scope: string }[] };

const ENTRY = /<WebApiPermissionRequest ResourceId="([^"]+)" Scope="([^"]+)"/g;

/** What the app catalogue reads of an uploaded package. @throws Error when it is no package */
export async function readAppManifest(bytes: Buffer): Promise<AppPackage> {
  const xml = (await readZip(bytes)).get('AppManifest.xml')?.toString('utf8') ?? '';
  const [, name = ''] = /<App [^>]*\bName="([^"]+)"/.exec(xml) ?? [];
  const [, version = ''] = /<App [^>]*\bVersion="([^"]+)"/.exec(xml) ?? [];
  if (!name || !version) throw new Error('This file is no SharePoint package.');
  return { name, version, apis: [...xml.matchAll(ENTRY)].map(([, resource = '', scope = '']) => ({ resource, scope })) };
}

export type ApiRequest = AppPackage['apis'][number] & { approved: boolean };

/** The API access page: what the catalogue's packages ask for. */
export function apiRequests(tenant: Tenant, audienceOf: (resource: string) => string | null): ApiRequest[] {
  return (tenant.admin?.packages ?? []).flatMap(({ apis }) =>
    apis.map((api) => ({ ...api, approved: tenant.approvedApis.includes(audienceOf(api.resource) ?? '') })),
  );
}

/**
 * Approves a request by the name of its API. As in life the enterprise application must be in the tenant: for an API of another
 * organisation the consent brings it there.
 */
export function approve(tenant: Tenant, app: { appId: string; audiences: string[] } | undefined, resource: string): string | null {
  if (!app || !tenant.consents.some(({ appId }) => appId === app.appId)) return `The service principal for permission request ${resource} could not be found.`;
  const audience = app.audiences[0] ?? app.appId;
  if (!tenant.approvedApis.includes(audience)) tenant.approvedApis.push(audience);
  return null;
}
