import { alertResources } from './alerts.ts';
import { queryAlertResources } from './queryAlerts.ts';
import { expression, type Template } from './arm.ts';
import { budgetResources } from './budget.ts';
import { functionAppResources } from './functionApp.ts';
import { identityResources, roleAssignments } from './identity.ts';
import { IDS, named, VARIABLES } from './names.ts';
import { networkResources } from './network.ts';
import { observabilityResources } from './observability.ts';
import { ENVIRONMENTS, PARAMETERS } from './parameters.ts';
import { storageResources } from './storage.ts';
import { vaultResources } from './vault.ts';

export const DEPLOYMENT_DIR = 'config/deployment';

/** Everything that a resource group needs to run the service. Deployed incrementally: safe to repeat. */
export function template(): Template {
  const output = (code: string) => ({ type: 'string', value: expression(code) });
  return {
    $schema: 'https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#',
    contentVersion: '1.0.0.0',
    metadata: { description: 'ListDesk service. Made by dev/deployment; do not edit.' },
    parameters: PARAMETERS,
    variables: VARIABLES,
    resources: [
      ...identityResources(),
      ...networkResources(),
      ...storageResources(),
      ...vaultResources(),
      ...observabilityResources(),
      ...roleAssignments(),
      ...functionAppResources(),
      ...alertResources(),
      ...queryAlertResources(),
      ...budgetResources(),
    ],
    outputs: {
      functionApp: output(named('app')),
      publicUrl: output(named('publicUrl')),
      storageAccount: output(named('storage')),
      vault: output(named('vault')),
      identityClientId: output(`reference(${IDS.identity}, '2024-11-30').clientId`),
      identityPrincipalId: output(`reference(${IDS.identity}, '2024-11-30').principalId`),
    },
  };
}

/** File name -> what it holds. */
export function deploymentFiles(): Record<string, string> {
  const json = (value: object): string => `${JSON.stringify(value, null, 2)}\n`;
  const parameterFile = (values: object): object => ({
    $schema: 'https://schema.management.azure.com/schemas/2019-04-01/deploymentParameters.json#',
    contentVersion: '1.0.0.0',
    parameters: Object.fromEntries(Object.entries(values).map(([name, value]) => [name, { value: value as unknown }])),
  });
  return {
    'azuredeploy.json': json(template()),
    ...Object.fromEntries(Object.entries(ENVIRONMENTS).map(([name, values]) => [`${name}.parameters.json`, json(parameterFile(values))])),
  };
}
