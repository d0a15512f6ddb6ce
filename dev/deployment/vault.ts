import type { SecretProperties, VaultProperties } from '@azure/arm-keyvault';
import { expression, LOCATION, TAGS, type Resource } from './arm.ts';
import { IDS, named } from './names.ts';
import { parameter, type ParameterName } from './parameters.ts';

const API = '2025-05-01';

/** Name in the vault -> the secure parameter that fills it. */
export const SECRETS = {
  'licence-key': 'licenceKey',
  'next-licence-key': 'nextLicenceKey',
  'service-secret': 'serviceSecret',
  'raw-mail-secret': 'rawMailSecret',
  certificate: 'certificate',
} as const satisfies Record<string, ParameterName>;
export type SecretName = keyof typeof SECRETS;

/** An app setting that Azure fills out of the vault at start; the newest version, within a day of a change. `reference` stands inside an expression. */
export const vaultReference = (name: SecretName): string => `concat('@Microsoft.KeyVault(VaultName=', ${named('vault')}, ';SecretName=${name})')`;

/** Roles instead of access policies; what is deleted by mistake can be brought back, and cannot be purged on purpose. */
export function vaultResources(): Resource[] {
  const vault: VaultProperties = {
    tenantId: expression('subscription().tenantId'),
    sku: { family: 'A', name: 'standard' },
    enableRbacAuthorization: true,
    enableSoftDelete: true,
    softDeleteRetentionInDays: 90,
    enablePurgeProtection: true,
    enabledForDeployment: false,
    enabledForDiskEncryption: false,
    enabledForTemplateDeployment: false,
    publicNetworkAccess: 'Enabled',
    networkAcls: {
      defaultAction: 'Deny',
      bypass: 'AzureServices',
      virtualNetworkRules: [{ id: expression(IDS.subnet) }],
      ipRules: expression(parameter('operatorAddresses')),
    },
  };
  const secrets = Object.entries(SECRETS).map(([name, from]): Resource => ({
    type: 'Microsoft.KeyVault/vaults/secrets',
    apiVersion: API,
    name: expression(`concat(${named('vault')}, '/${name}')`),
    condition: expression(`not(empty(${parameter(from)}))`),
    properties: { value: expression(parameter(from)), attributes: { enabled: true } } satisfies SecretProperties,
    dependsOn: [expression(IDS.vault)],
  }));
  return [
    {
      type: 'Microsoft.KeyVault/vaults',
      apiVersion: API,
      name: expression(named('vault')),
      location: LOCATION,
      tags: TAGS,
      properties: vault,
      dependsOn: [expression(IDS.network)],
    },
    ...secrets,
  ];
}
