import type { Identity } from '@azure/arm-msi';
import type { RoleAssignmentCreateParameters } from '@azure/arm-authorization';
import { expression, LOCATION, TAGS, type Resource } from './arm.ts';
import { IDS, named } from './names.ts';

/** Azure's built-in roles by their ids, and the one resource each is given on. Nothing is given on the group or the subscription. */
export const ROLES = [
  // The host takes leases on blobs and reads the deployed package; the service writes and deletes raw mail.
  { role: 'Storage Blob Data Owner', id: 'b7e6dc6d-f1e8-4753-8033-0f276bb0955b', on: 'storage', type: 'Microsoft.Storage/storageAccounts' },
  { role: 'Storage Queue Data Contributor', id: '974c5e8b-45b9-4653-ba55-5f855dd0fb88', on: 'storage', type: 'Microsoft.Storage/storageAccounts' },
  { role: 'Storage Table Data Contributor', id: '0a9a7e1f-b9d0-4cc4-a60d-0319b160aaa3', on: 'storage', type: 'Microsoft.Storage/storageAccounts' },
  { role: 'Key Vault Secrets User', id: '4633458b-17de-408a-b874-0445c86b69e6', on: 'vault', type: 'Microsoft.KeyVault/vaults' },
  { role: 'Monitoring Metrics Publisher', id: '3913510d-42f4-4e42-8a64-420c390055eb', on: 'insights', type: 'Microsoft.Insights/components' },
] as const;

/** One user-assigned identity: it outlives the app, and an app registration can trust it as a federated credential. */
export function identityResources(): Resource[] {
  const identity = { location: LOCATION, tags: TAGS } satisfies Identity;
  return [
    { type: 'Microsoft.ManagedIdentity/userAssignedIdentities', apiVersion: '2024-11-30', name: expression(named('identity')), ...identity, properties: {} },
  ];
}

const assignmentName = ({ id, on }: (typeof ROLES)[number]): string => `guid(${IDS[on]}, ${IDS.identity}, '${id}')`;

/** Ids of the assignments as expressions: whoever needs the rights at its start comes after them. */
export const roleAssignmentIds = (): string[] =>
  ROLES.map((role) => expression(`extensionResourceId(${IDS[role.on]}, 'Microsoft.Authorization/roleAssignments', ${assignmentName(role)})`));

export function roleAssignments(): Resource[] {
  return ROLES.map((assignment) => [assignment, assignmentName(assignment)] as const).map(([{ role, id, on, type }, name]) => ({
    type: 'Microsoft.Authorization/roleAssignments',
    apiVersion: '2022-04-01',
    scope: expression(`concat('${type}/', ${named(on)})`),
    name: expression(name),
    properties: {
      roleDefinitionId: expression(`subscriptionResourceId('Microsoft.Authorization/roleDefinitions', '${id}')`),
      principalId: expression(`reference(${IDS.identity}, '2024-11-30').principalId`),
      principalType: 'ServicePrincipal',
      description: `${role} for the ListDesk service`,
    } satisfies RoleAssignmentCreateParameters,
    dependsOn: [expression(IDS.identity), expression(IDS[on])],
  }));
}
