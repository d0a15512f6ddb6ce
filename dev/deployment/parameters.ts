import { EU_REGIONS } from '../../azure-functions/src/config.ts';
import type { Parameter } from './arm.ts';

const text = (description: string, more: Partial<Parameter> = {}): Parameter => ({ type: 'string', ...more, metadata: { description } });
const secret = (description: string): Parameter => ({
  type: 'securestring',
  defaultValue: '',
  metadata: { description: `${description} Give it at the first deployment and to change it; empty leaves the vault as it is.` },
});
const number = (description: string, defaultValue: number, minValue: number, maxValue: number): Parameter => ({
  type: 'int',
  defaultValue,
  minValue,
  maxValue,
  metadata: { description },
});

/** What differs between two deployments. Secrets have an empty default, so that a later deployment need not know them. */
export const PARAMETERS = {
  environment: text('Which of the two environments this is; part of every name.', { allowedValues: ['staging', 'production'] }),
  location: text('Azure region. Only regions of the European Union: the service refuses to start elsewhere.', { allowedValues: EU_REGIONS }),
  namePrefix: text('Start of every name: lower case letters and digits.', { defaultValue: 'listdesk', minLength: 3, maxLength: 8 }),
  appId: text('Application (client) id of the multi-tenant app registration.', { minLength: 36, maxLength: 36 }),
  apiAudience: text('Audience of tokens for our API.', { defaultValue: 'api://listdesk' }),
  credential: text('How the service proves itself to Entra: federated managed identity, or the certificate in the vault.', {
    defaultValue: 'managedIdentity',
    allowedValues: ['managedIdentity', 'certificate'],
  }),
  publicUrl: text('https origin at which Graph and SharePoint reach the service; empty: the address that Azure gives.', { defaultValue: '' }),
  licenceKeyId: text('Name of the licence key, as baked into the web part.', { minLength: 1 }),
  licenceKey: secret('Private key (PKCS8 PEM, ES256) that signs licences.'),
  serviceSecret: secret('LISTDESK_SECRET: 32 or more random bytes in base64.'),
  rawMailSecret: secret('LISTDESK_RAW_MAIL_SECRET: 32 or more random bytes in base64.'),
  certificate: secret('With credential certificate: PEM of certificate and private key.'),
  nextLicenceKey: secret('While the licence key is being changed: the next private key.'),
  nextLicenceKeyId: text('While the licence key is being changed: the name of the next one. Empty: no change is under way.', { defaultValue: '' }),
  nextLicenceKeyFrom: text('While the licence key is being changed: the day from which the next one signs, such as 2027-03-01.', { defaultValue: '' }),
  storageSku: text('Copies of the storage account; all of them inside the region.', {
    defaultValue: 'Standard_ZRS',
    allowedValues: ['Standard_LRS', 'Standard_ZRS'],
  }),
  instanceMemoryMB: { type: 'int', defaultValue: 2048, allowedValues: [512, 2048, 4096], metadata: { description: 'Memory of one instance.' } },
  maximumInstanceCount: number('Upper bound of instances, and so of cost.', 40, 40, 1000),
  alwaysReadyHttp: number('Instances for HTTP that are always running, so that Graph gets its answer in time. 0: none.', 0, 0, 10),
  operatorAddresses: {
    type: 'array',
    defaultValue: [],
    metadata: { description: 'Addresses from which operators reach storage and vault, as [{"value": "203.0.113.7"}]. Empty: nobody from outside.' },
  },
  alertEmail: text('Address that alerts and the budget write to.', { minLength: 6 }),
  dailyLogLimitGB: number('Telemetry over this many GB a day is dropped.', 1, 1, 50),
  monthlyBudget: number('Budget of the resource group a month, in the currency of the subscription.', 200, 1, 100_000),
  budgetStart: text('First day of a month (2026-12-01) when the budget is made; empty leaves the budget as it is.', { defaultValue: '' }),
} satisfies Record<string, Parameter>;

export type ParameterName = keyof typeof PARAMETERS;
export const parameter = (name: ParameterName): string => `parameters('${name}')`;

/** What the two environments differ in. What belongs to the owner (ids, addresses, secrets) is given on the command line. */
export const ENVIRONMENTS: Record<'staging' | 'production', Partial<Record<ParameterName, string | number>>> = {
  staging: { environment: 'staging', location: 'swedencentral', storageSku: 'Standard_LRS', alwaysReadyHttp: 0, monthlyBudget: 50 },
  production: { environment: 'production', location: 'swedencentral', storageSku: 'Standard_ZRS', alwaysReadyHttp: 1, monthlyBudget: 200 },
};
