import type { ActionGroup, MetricAlertProperties, MetricCriteria } from '@azure/arm-monitor';
import { expression, LOCATION, TAGS, type Resource } from './arm.ts';
import { IDS, named } from './names.ts';
import { parameter } from './parameters.ts';

/** Where the health endpoint is asked from; in the European Union. */
const PLACES = ['emea-nl-ams-azr', 'emea-fr-pra-edge', 'emea-se-sto-edge'];

/** Standard availability test, Microsoft.Insights/webtests 2022-06-15; the SDK's type only knows the older kinds. */
type StandardTest = {
  SyntheticMonitorId: string;
  Name: string;
  Enabled: boolean;
  Frequency: 300 | 600 | 900;
  Timeout: number;
  Kind: 'standard';
  RetryEnabled: boolean;
  Locations: { Id: string }[];
  Request: { RequestUrl: string; HttpVerb: 'GET'; ParseDependentRequests: boolean; FollowRedirects: boolean };
  ValidationRules: {
    ExpectedHttpStatusCode: number;
    SSLCheck: boolean;
    SSLCertRemainingLifetimeCheck: number;
    ContentValidation: { ContentMatch: string; IgnoreCase: boolean; PassIfTextFound: boolean };
  };
};

type Alert = { name: string; on: 'insights' | 'storage' | 'vault'; severity: 1 | 2 | 3; windowSize: 'PT5M' | 'PT15M' | 'PT1H'; description: string } & Pick<
  MetricCriteria,
  'metricName' | 'timeAggregation' | 'operator' | 'threshold' | 'dimensions'
>;

/** Platform metrics only. `docs/deploy.md` says for each what to do. */
export const ALERTS: readonly Alert[] = [
  {
    name: 'health',
    on: 'insights',
    severity: 1,
    windowSize: 'PT15M',
    metricName: 'availabilityResults/availabilityPercentage',
    timeAggregation: 'Average',
    operator: 'LessThan',
    threshold: 67,
    description:
      'The health endpoint does not answer, or does not say that all is well: it also says so when messages wait in a poison queue or more comes in than is worked off.',
  },
  {
    name: 'failures',
    on: 'insights',
    severity: 2,
    windowSize: 'PT15M',
    metricName: 'requests/failed',
    timeAggregation: 'Count',
    operator: 'GreaterThan',
    threshold: 20,
    description: 'More than 20 runs of functions failed within 15 minutes.',
  },
  {
    name: 'storage-down',
    on: 'storage',
    severity: 1,
    windowSize: 'PT15M',
    metricName: 'Availability',
    timeAggregation: 'Average',
    operator: 'LessThan',
    threshold: 99,
    description: 'The storage account answers less than 99 % of requests.',
  },
  {
    name: 'storage-refused',
    on: 'storage',
    severity: 2,
    windowSize: 'PT15M',
    metricName: 'Transactions',
    timeAggregation: 'Total',
    operator: 'GreaterThan',
    threshold: 50,
    dimensions: [
      {
        name: 'ResponseType',
        operator: 'Include',
        values: ['AuthorizationError', 'AuthenticationError', 'NetworkError', 'ClientThrottlingError', 'ServerBusyError'],
      },
    ],
    description: 'The storage account refuses requests: a role or network rule is missing, or its limits are reached.',
  },
  {
    name: 'vault-down',
    on: 'vault',
    severity: 2,
    windowSize: 'PT1H',
    metricName: 'Availability',
    timeAggregation: 'Average',
    operator: 'LessThan',
    threshold: 95,
    description: 'The vault does not answer: a restarting instance would come up without its secrets.',
  },
];

export function alertResources(): Resource[] {
  const group = {
    groupShortName: 'ListDesk',
    enabled: true,
    emailReceivers: [{ name: 'operator', emailAddress: expression(parameter('alertEmail')), useCommonAlertSchema: true }],
  } satisfies ActionGroup;
  const test: StandardTest = {
    SyntheticMonitorId: expression(named('healthTest')),
    Name: expression(named('healthTest')),
    Enabled: true,
    Frequency: 300,
    Timeout: 30,
    Kind: 'standard',
    RetryEnabled: true,
    Locations: PLACES.map((Id) => ({ Id })),
    Request: { RequestUrl: expression(`concat(${named('publicUrl')}, '/api/health')`), HttpVerb: 'GET', ParseDependentRequests: false, FollowRedirects: false },
    ValidationRules: {
      ExpectedHttpStatusCode: 200,
      SSLCheck: true,
      SSLCertRemainingLifetimeCheck: 14,
      ContentValidation: { ContentMatch: '"state":"well"', IgnoreCase: false, PassIfTextFound: true },
    },
  };
  return [
    // Action groups are global by default; Sweden Central keeps addresses in the EU.
    {
      type: 'Microsoft.Insights/actionGroups',
      apiVersion: '2023-01-01',
      name: expression(named('alerts')),
      location: 'swedencentral',
      tags: TAGS,
      properties: group,
    },
    {
      type: 'Microsoft.Insights/webtests',
      apiVersion: '2022-06-15',
      name: expression(named('healthTest')),
      location: LOCATION,
      kind: 'standard',
      properties: test,
      // Azure finds the component that a test belongs to by this tag.
      tags: expression<Record<string, string>>(`createObject(concat('hidden-link:', ${IDS.insights}), 'Resource')`),
      dependsOn: [expression(IDS.insights)],
    },
    ...ALERTS.map(alert),
  ];
}

function alert({ name, on, severity, windowSize, description, metricName, timeAggregation, operator, threshold, dimensions }: Alert): Resource {
  const criterion: MetricCriteria = {
    criterionType: 'StaticThresholdCriterion',
    name,
    metricName,
    timeAggregation,
    operator,
    threshold,
    ...(dimensions ? { dimensions } : {}),
  };
  const properties: Omit<MetricAlertProperties, 'criteria'> & { criteria: object } = {
    description,
    severity,
    enabled: true,
    scopes: [expression(IDS[on])],
    evaluationFrequency: 'PT5M',
    windowSize,
    autoMitigate: true,
    actions: [{ actionGroupId: expression(IDS.alerts) }],
    // The SDK says `odataType` where Azure says `odata.type`.
    criteria: { 'odata.type': 'Microsoft.Azure.Monitor.SingleResourceMultipleMetricCriteria', allOf: [criterion] },
  };
  return {
    type: 'Microsoft.Insights/metricAlerts',
    apiVersion: '2018-03-01',
    name: expression(`concat(${named('app')}, '-${name}')`),
    location: 'global',
    tags: TAGS,
    properties,
    dependsOn: [expression(IDS.alerts), expression(IDS[on]), ...(name === 'health' ? [expression(IDS.healthTest)] : [])],
  };
}
