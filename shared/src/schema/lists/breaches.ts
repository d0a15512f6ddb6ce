import type { ListDefinition } from '../column.ts';

export const BREACH_STATES = ['Open', 'Closed'] as const;
/** Risk for the people concerned (GDPR Art. 33 and 34): from `Risk` on the authority is told, from `High` on the people too. */
export const BREACH_RISKS = ['Unknown', 'None', 'Risk', 'High'] as const;

export const BREACHES_LIST = {
  url: 'ListDeskBreaches',
  title: 'ListDesk Breaches',
  description: 'Register of personal data breaches (GDPR Art. 33 (5)) and drills. Title is what happened in a few words.',
  versions: 500,
  attachments: false,
  columns: [
    { name: 'BreachKey', title: 'Key', type: 'Text', data: 'none', required: true, unique: true },
    { name: 'BreachState', title: 'State', type: 'Choice', data: 'none', choices: BREACH_STATES, default: 'Open', indexed: true },
    { name: 'Drill', title: 'Drill', type: 'Boolean', data: 'none' },
    { name: 'Risk', title: 'Risk', type: 'Choice', data: 'none', choices: BREACH_RISKS, default: 'Unknown' },
    { name: 'OccurredAt', title: 'Happened', type: 'DateTime', data: 'none' },
    { name: 'AwareAt', title: 'Known since', type: 'DateTime', data: 'none', indexed: true },
    { name: 'CustomersToldAt', title: 'Customers told', type: 'DateTime', data: 'none' },
    { name: 'AuthorityToldAt', title: 'Authority told', type: 'DateTime', data: 'none' },
    { name: 'PeopleToldAt', title: 'People told', type: 'DateTime', data: 'none' },
    { name: 'Facts', title: 'Facts', type: 'Note', data: 'content' },
    { name: 'Affected', title: 'Affected people', type: 'Note', data: 'identity' },
  ],
} as const satisfies ListDefinition;
