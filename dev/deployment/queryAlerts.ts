import type { ScheduledQueryRuleProperties } from '@azure/arm-monitor';
import type { MeasureName } from '../../azure-functions/src/telemetry/signals.ts';
import { expression, LOCATION, TAGS, type Resource } from './arm.ts';
import { IDS, named } from './names.ts';

/** An alert on what the service itself measures, once in five minutes over the last fifteen. `by`: a field of the measure; each of its values is an alert of its own. */
type QueryAlert = {
  name: string;
  measure: MeasureName;
  where?: string;
  value: 'max(valueMax)' | 'max(value)' | 'sum(value)';
  by: 'tenant' | 'queue' | 'step' | 'code';
  threshold: number;
  severity: 1 | 2 | 3;
  description: string;
};

/** The runbook of each is in `docs/operate.md` under its name. */
export const QUERY_ALERTS: readonly QueryAlert[] = [
  {
    name: 'mail-age',
    measure: 'listdesk.work.waiting',
    where: 'isempty(customDimensions["listdesk.queue"])',
    value: 'max(valueMax)',
    by: 'tenant',
    threshold: 1800,
    severity: 2,
    description: 'A mail of a customer has waited for more than 30 minutes and the last try failed.',
  },
  {
    name: 'queue-age',
    measure: 'listdesk.work.waiting',
    where: 'isnotempty(customDimensions["listdesk.queue"])',
    value: 'max(valueMax)',
    by: 'queue',
    threshold: 900,
    severity: 1,
    description: 'The oldest work in a queue has stood there for more than 15 minutes: the service does not work it off.',
  },
  {
    name: 'queue-depth',
    measure: 'listdesk.queue.depth',
    where: 'customDimensions["listdesk.queue"] !endswith "-poison"',
    value: 'max(value)',
    by: 'queue',
    threshold: 1000,
    severity: 2,
    description: 'More than 1000 messages wait in a queue.',
  },
  {
    name: 'poison',
    measure: 'listdesk.queue.depth',
    where: 'customDimensions["listdesk.queue"] endswith "-poison"',
    value: 'max(value)',
    by: 'queue',
    threshold: 0,
    severity: 2,
    description: 'A mail or a reply failed five times and waits in a poison queue.',
  },
  {
    name: 'throttling',
    measure: 'listdesk.throttled',
    value: 'sum(value)',
    by: 'tenant',
    threshold: 300,
    severity: 3,
    description: 'Microsoft 365 answered a customer’s work more than 300 times with 429 or 503 within 15 minutes.',
  },
  {
    name: 'work-failures',
    measure: 'listdesk.failures',
    value: 'sum(value)',
    by: 'code',
    threshold: 100,
    severity: 2,
    description: 'The same fault was met more than 100 times within 15 minutes.',
  },
];

export function queryAlertResources(): Resource[] {
  return QUERY_ALERTS.map((alert) => ({
    type: 'Microsoft.Insights/scheduledQueryRules',
    apiVersion: '2023-12-01',
    name: expression(`concat(${named('app')}, '-${alert.name}')`),
    location: LOCATION,
    tags: TAGS,
    kind: 'LogAlert',
    properties: {
      displayName: `ListDesk ${alert.name}`,
      description: alert.description,
      severity: alert.severity,
      enabled: true,
      scopes: [expression(IDS.insights)],
      evaluationFrequency: 'PT5M',
      windowSize: 'PT15M',
      autoMitigate: true,
      // The table is empty until the service measured for the first time.
      skipQueryValidation: true,
      criteria: {
        allOf: [
          {
            query: queryOf(alert),
            metricMeasureColumn: 'amount',
            timeAggregation: 'Maximum',
            operator: 'GreaterThan',
            threshold: alert.threshold,
            dimensions: [{ name: alert.by, operator: 'Include', values: ['*'] }],
            failingPeriods: { numberOfEvaluationPeriods: 1, minFailingPeriodsToAlert: 1 },
          },
        ],
      },
      actions: { actionGroups: [expression(IDS.alerts)] },
    } satisfies ScheduledQueryRuleProperties,
    dependsOn: [expression(IDS.alerts), expression(IDS.insights)],
  }));
}

/** One line for each value of `by`, in the component's own tables. */
export const queryOf = ({ measure, where, value, by }: QueryAlert): string =>
  [
    `customMetrics`,
    `where name == "${measure}"`,
    ...(where ? [`where ${where}`] : []),
    `summarize amount = ${value} by ${by} = tostring(customDimensions["listdesk.${by}"])`,
  ].join(' | ');
