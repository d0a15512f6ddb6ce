/**
 * One promise tried on the running system. `cannot`: it could not be tried here and now, and `evidence` says why; that is never counted as kept.
 * `evidence` holds counts, times, names of settings: no content and no address.
 */
export const COMPLIANCE_STATES = ['kept', 'broken', 'cannot'] as const;
export type ComplianceState = (typeof COMPLIANCE_STATES)[number];
export const COMPLIANCE_CHECKS = [
  'region',
  'tls',
  'encryption',
  'noKeys',
  'rawMail',
  'rows',
  'queues',
  'licence',
  'logs',
  'tenants',
  'audit',
  'retention',
  'requests',
  'breaches',
  'restoreTest',
] as const;
export type ComplianceCheck = (typeof COMPLIANCE_CHECKS)[number];
export type ComplianceLine = { check: ComplianceCheck; state: ComplianceState; evidence: string };
export type ComplianceReport = { format: 1; at: string; desk: string; lines: ComplianceLine[] };

/** What is promised, for the report that stands alone; the page has its own words. */
export const PROMISES: Readonly<Record<ComplianceCheck, string>> = {
  region: 'The service runs in a region of the European Union.',
  tls: 'The service speaks TLS 1.2 or newer and refuses what is older.',
  encryption: 'What is stored is encrypted by the storage.',
  noKeys: 'The storage is reached by an identity, not by a key that could be copied.',
  rawMail:
    'Bytes of mail are held only until their ticket is complete, at most 7 days; at most 30 when your gateway handed the mail over and it waits for a decision.',
  rows: 'Tables hold no address and no text of a mail.',
  queues: 'Queues hold pointers, no address and no text of a mail.',
  licence: 'The licence names tenant, hosts, plan, seats and dates, and nothing else.',
  logs: 'Addresses and texts do not get into the log of the service.',
  tenants: 'One customer cannot reach the desk of another.',
  audit: 'The audit log is whole: nothing was changed, left out or cut off.',
  retention: 'Nothing is kept longer than its rule says.',
  requests: 'Requests of people about their data are answered in time.',
  breaches: 'Data breaches are told in time.',
  restoreTest: 'A backup was restored for a test within the last 90 days.',
};

export const isKept = (report: ComplianceReport): boolean =>
  report.lines.length === COMPLIANCE_CHECKS.length && report.lines.every(({ state }) => state === 'kept');

/** Every check once and in order; one that is missing could not be tried. */
export function complianceReport(desk: string, at: string, lines: readonly ComplianceLine[]): ComplianceReport {
  const known = new Map(lines.map((line) => [line.check, line]));
  return { format: 1, at, desk, lines: COMPLIANCE_CHECKS.map((check) => known.get(check) ?? { check, state: 'cannot', evidence: 'It was not tried.' }) };
}

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const escape = (text: string): string => text.replace(/[&<>"]/g, (character) => ENTITIES[character]!);
const STATE_WORDS: Record<ComplianceState, string> = { kept: 'kept', broken: 'BROKEN', cannot: 'not tried' };

/** Stands alone, loads nothing, prints on one page. */
export function complianceHtml({ desk, at, lines }: ComplianceReport): string {
  const count = (state: ComplianceState): number => lines.filter((line) => line.state === state).length;
  const row = ({ check, state, evidence }: ComplianceLine): string =>
    `<tr class="${state}"><td>${escape(PROMISES[check])}</td><td><b>${STATE_WORDS[state]}</b></td><td>${escape(evidence)}</td></tr>`;
  const style =
    'body{font:15px/1.5 system-ui,sans-serif;max-width:64rem;margin:2rem auto;padding:0 1rem;color:#1b1b1b}table{border-collapse:collapse;width:100%}td,th{border-bottom:1px solid #ccc;padding:.5rem;text-align:left;vertical-align:top}.broken b{color:#a4262c}.kept b{color:#0b6a0b}.cannot b{color:#5c5c5c}';
  return [
    '<!doctype html><html lang="en"><head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="default-src \'none\'; style-src \'unsafe-inline\'">',
    `<title>Compliance report ${escape(at)}</title><style>${style}</style></head><body><h1>Compliance report</h1><p>${escape(desk)}, ${escape(at)}</p>`,
    `<p>${count('kept')} of ${lines.length} promises kept, ${count('broken')} broken, ${count('cannot')} could not be tried.</p>`,
    `<table><thead><tr><th>Promise</th><th>State</th><th>Evidence</th></tr></thead><tbody>${lines.map(row).join('')}</tbody></table></body></html>`,
    '',
  ].join('\n');
}
