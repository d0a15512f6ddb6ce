import { idOf } from './arm.ts';
import { parameter } from './parameters.ts';

const unique = 'uniqueString(resourceGroup().id)';
const stem = `${parameter('namePrefix')}, '-', ${parameter('environment')}`;

/** Names as template variables. Storage: 3 to 24 letters and digits; vault: at most 24 characters. Both unique in the world. */
export const VARIABLES = {
  identity: `[concat(${stem}, '-identity')]`,
  network: `[concat(${stem}, '-network')]`,
  storage: `[toLower(take(concat(${parameter('namePrefix')}, take(${parameter('environment')}, 3), ${unique}), 24))]`,
  vault: `[take(concat(${parameter('namePrefix')}, take(${parameter('environment')}, 3), ${unique}), 24)]`,
  workspace: `[concat(${stem}, '-logs')]`,
  insights: `[concat(${stem}, '-insights')]`,
  plan: `[concat(${stem}, '-plan')]`,
  app: `[concat(${stem}, '-', ${unique})]`,
  alerts: `[concat(${stem}, '-alerts')]`,
  healthTest: `[concat(${stem}, '-health')]`,
  budget: `[concat(${stem}, '-budget')]`,
  publicUrl: `[if(empty(${parameter('publicUrl')}), concat('https://', ${stem}, '-', ${unique}, '.azurewebsites.net'), ${parameter('publicUrl')})]`,
};

export const named = (name: keyof typeof VARIABLES): string => `variables('${name}')`;

export const SUBNET = 'service';
export const IDS = {
  identity: idOf('Microsoft.ManagedIdentity/userAssignedIdentities', named('identity')),
  network: idOf('Microsoft.Network/virtualNetworks', named('network')),
  subnet: idOf('Microsoft.Network/virtualNetworks/subnets', named('network'), `'${SUBNET}'`),
  storage: idOf('Microsoft.Storage/storageAccounts', named('storage')),
  blobService: idOf('Microsoft.Storage/storageAccounts/blobServices', named('storage'), "'default'"),
  vault: idOf('Microsoft.KeyVault/vaults', named('vault')),
  workspace: idOf('Microsoft.OperationalInsights/workspaces', named('workspace')),
  insights: idOf('Microsoft.Insights/components', named('insights')),
  plan: idOf('Microsoft.Web/serverfarms', named('plan')),
  app: idOf('Microsoft.Web/sites', named('app')),
  alerts: idOf('Microsoft.Insights/actionGroups', named('alerts')),
  healthTest: idOf('Microsoft.Insights/webtests', named('healthTest')),
};
