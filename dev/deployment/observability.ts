import type { ApplicationInsightsComponent } from '@azure/arm-appinsights/esm/models/index.js';
import type { DiagnosticSettings } from '@azure/arm-monitor';
import type { TableProperties, WorkspaceProperties } from '@azure/arm-operationalinsights';
import { expression, idOf, LOCATION, TAGS, type Resource } from './arm.ts';
import { IDS, named } from './names.ts';
import { parameter } from './parameters.ts';

export const LOG_DAYS = 7;
/** The workspace's own default cannot go below 30 days; a table's can go down to 4. So every table that fills is set by itself. */
const WORKSPACE_DAYS = 30;
export const LOG_TABLES = [
  'AppAvailabilityResults',
  'AppDependencies',
  'AppEvents',
  'AppExceptions',
  'AppMetrics',
  'AppPerformanceCounters',
  'AppRequests',
  'AppSystemEvents',
  'AppTraces',
  'AZKVAuditLogs',
] as const;

/** The SDK's type is of an older version; these two came with workspaces. */
type ComponentProperties = Pick<ApplicationInsightsComponent, 'publicNetworkAccessForIngestion' | 'publicNetworkAccessForQuery'> & {
  Application_Type: ApplicationInsightsComponent['applicationType'];
  WorkspaceResourceId: string;
  DisableLocalAuth: boolean;
};

/** Telemetry in our own workspace in the same region, taken only from Entra identities, kept for seven days. */
export function observabilityResources(): Resource[] {
  const workspace = {
    sku: { name: 'PerGB2018' },
    retentionInDays: WORKSPACE_DAYS,
    workspaceCapping: { dailyQuotaGb: expression<number>(parameter('dailyLogLimitGB')) },
    features: { disableLocalAuth: true, enableLogAccessUsingOnlyResourcePermissions: true, immediatePurgeDataOn30Days: true },
  } satisfies WorkspaceProperties;
  const component = {
    Application_Type: 'web',
    WorkspaceResourceId: expression(IDS.workspace),
    DisableLocalAuth: true,
    publicNetworkAccessForIngestion: 'Enabled',
    publicNetworkAccessForQuery: 'Enabled',
  } satisfies ComponentProperties;
  const tables = LOG_TABLES.map((table, index): Resource => ({
    type: 'Microsoft.OperationalInsights/workspaces/tables',
    apiVersion: '2025-07-01',
    name: expression(`concat(${named('workspace')}, '/${table}')`),
    properties: { plan: 'Analytics', retentionInDays: LOG_DAYS, totalRetentionInDays: LOG_DAYS } satisfies TableProperties,
    // One after the other: a workspace refuses changes of several tables at once.
    dependsOn: [expression(index ? idOf('Microsoft.OperationalInsights/workspaces/tables', named('workspace'), `'${LOG_TABLES[index - 1]}'`) : IDS.workspace)],
  }));
  return [
    {
      type: 'Microsoft.OperationalInsights/workspaces',
      apiVersion: '2025-07-01',
      name: expression(named('workspace')),
      location: LOCATION,
      tags: TAGS,
      properties: workspace,
    },
    ...tables,
    {
      type: 'Microsoft.Insights/components',
      apiVersion: '2020-02-02',
      name: expression(named('insights')),
      location: LOCATION,
      tags: TAGS,
      kind: 'web',
      properties: component,
      dependsOn: [expression(IDS.workspace)],
    },
    {
      // Who read which secret. Nothing else is logged: requests to storage name blobs and callers, and nobody needs them.
      type: 'Microsoft.Insights/diagnosticSettings',
      apiVersion: '2021-05-01-preview',
      scope: expression(`concat('Microsoft.KeyVault/vaults/', ${named('vault')})`),
      name: 'audit',
      properties: {
        workspaceId: expression(IDS.workspace),
        logAnalyticsDestinationType: 'Dedicated',
        logs: [{ category: 'AuditEvent', enabled: true }],
      } satisfies DiagnosticSettings,
      dependsOn: [expression(IDS.vault), expression(IDS.workspace)],
    },
  ];
}
