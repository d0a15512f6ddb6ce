import type { Budget, Notification as BudgetNotice } from '@azure/arm-consumption';
import { expression, type Resource } from './arm.ts';
import { named } from './names.ts';
import { parameter } from './parameters.ts';

/** Azure wants dates in requests although the SDK's type holds them as `Date`. */
type BudgetProperties = Omit<Budget, 'timePeriod'> & { timePeriod: { startDate: string } };

/** Writes at 80 % spent and when the forecast goes over. It stops nothing: mail goes on. Its start cannot be changed, so it is made once. */
export function budgetResources(): Resource[] {
  const notice = (threshold: number, thresholdType: 'Actual' | 'Forecasted') =>
    ({
      enabled: true,
      operator: 'GreaterThanOrEqualTo',
      threshold,
      thresholdType,
      contactEmails: [expression(parameter('alertEmail'))],
    }) satisfies BudgetNotice;
  return [
    {
      type: 'Microsoft.Consumption/budgets',
      apiVersion: '2021-10-01',
      name: expression(named('budget')),
      condition: expression(`not(empty(${parameter('budgetStart')}))`),
      properties: {
        category: 'Cost',
        amount: expression<number>(parameter('monthlyBudget')),
        timeGrain: 'Monthly',
        timePeriod: { startDate: expression(parameter('budgetStart')) },
        notifications: { spent: notice(80, 'Actual'), forecast: notice(100, 'Forecasted') },
      } satisfies BudgetProperties,
    },
  ];
}
