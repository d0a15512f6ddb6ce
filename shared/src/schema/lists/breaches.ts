import type { ListDefinition } from '../column.ts';

export const BREACH_STATES = ['Open', 'Closed'] as const;
/** Risk for the people concerned (GDPR Art. 33 and 34): from `Risk` on the authority is told, from `High` on the people too. */
export const BREACH_RISKS = ['Unknown', 'None', 'Risk', 'High'] as const;

export const BREACHES_LIST = {
  url: 'ListDeskBreaches',
  title: 'ListDesk Breaches',
  german: 'ListDesk Datenpannen',
  description: 'Register of personal data breaches (GDPR Art. 33 (5)) and drills. Title is what happened in a few words.',
  versions: 500,
  attachments: false,
  columns: [
    { name: 'BreachKey', title: 'Key', german: 'Schlüssel', type: 'Text', data: 'none', required: true, unique: true },
    { name: 'BreachState', title: 'State', german: 'Stand', type: 'Choice', data: 'none', choices: BREACH_STATES, default: 'Open', indexed: true },
    { name: 'Drill', title: 'Drill', german: 'Übung', type: 'Boolean', data: 'none' },
    { name: 'Risk', title: 'Risk', german: 'Risiko', type: 'Choice', data: 'none', choices: BREACH_RISKS, default: 'Unknown' },
    { name: 'OccurredAt', title: 'Happened', german: 'Geschehen', type: 'DateTime', data: 'none' },
    { name: 'AwareAt', title: 'Known since', german: 'Bekannt seit', type: 'DateTime', data: 'none', indexed: true },
    { name: 'CustomersToldAt', title: 'Customers told', german: 'Kunden unterrichtet', type: 'DateTime', data: 'none' },
    { name: 'AuthorityToldAt', title: 'Authority told', german: 'Behörde unterrichtet', type: 'DateTime', data: 'none' },
    { name: 'PeopleToldAt', title: 'People told', german: 'Betroffene unterrichtet', type: 'DateTime', data: 'none' },
    { name: 'Facts', title: 'Facts', german: 'Sachverhalt', type: 'Note', data: 'content' },
    { name: 'Affected', title: 'Affected people', german: 'Betroffene', type: 'Note', data: 'identity' },
  ],
} as const satisfies ListDefinition;
