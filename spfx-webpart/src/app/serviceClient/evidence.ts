import type { ComplianceLine, ComplianceReport } from '@listdesk/shared/privacy';
import type { ChainHead } from '@listdesk/shared/audit';
import type { Asker } from './ask';
import type { ServiceResult } from './failures';
import { list } from './parse';

/** `forged`: what the service keeps as the end of the log is not what it signed. */
export type AuditHead = { head: ChainHead | null; forged: boolean };

/** What only the service can tell or do: the signed end of the audit log, the promises tried on it, mail that goes to people and not to tickets. */
export interface EvidenceClient {
  auditHead(): Promise<ServiceResult<AuditHead>>;
  compliance(): Promise<ServiceResult<ComplianceReport>>;
  /** Mails the officer's answer to whoever asked; once a request, however often it is called. `unsure`: it may have gone and is not sent again. */
  mailAnswer(key: string, text: string): Promise<ServiceResult<'sent' | 'unsure'>>;
  /** Who gets the figures of each week by mail, by site user id; nobody stops it. For supervisors and admins. */
  saveWeekly(people: readonly number[], timeZone: string): Promise<ServiceResult<true>>;
}

/** Every promise is tried, the desk's lists are read: that takes its time. */
const REPORT_TIMEOUT_MS = 110_000;
const MAIL_TIMEOUT_MS = 60_000;

export function evidenceClient(ask: Asker, desk: string): EvidenceClient {
  const of = (path: string): string => `/api/${path}?desk=${encodeURIComponent(desk)}`;
  return {
    auditHead: () => ask.json({ path: of('audit/head'), method: 'GET' }, headOf),
    compliance: () => ask.json({ path: of('compliance'), method: 'GET', timeoutMs: REPORT_TIMEOUT_MS }, reportOf),
    mailAnswer: (key, text) => ask.json({ path: of('privacy/answer'), method: 'POST', body: { key, text }, timeoutMs: MAIL_TIMEOUT_MS }, mailedOf),
    saveWeekly: (people, timeZone) => ask.json({ path: '/api/reports/weekly', method: 'POST', body: { desk, people, timeZone } }, () => true as const),
  };
}

type Fields = Record<string, unknown>;
const fields = (value: unknown): Fields => (typeof value === 'object' && value !== null ? (value as Fields) : {});

function mailedOf(value: unknown): 'sent' | 'unsure' | null {
  const { outcome } = fields(value);
  return outcome === 'sent' || outcome === 'unsure' ? outcome : null;
}

function headOf(value: unknown): AuditHead | null {
  const { head, forged } = fields(value);
  if (typeof forged !== 'boolean') return null;
  if (head === null) return { head: null, forged };
  const { sequence, hash, at } = fields(head);
  return typeof sequence === 'number' && typeof hash === 'string' && typeof at === 'string' ? { head: { sequence, hash, at }, forged } : null;
}

function reportOf(value: unknown): ComplianceReport | null {
  const { at, desk, lines } = fields(value);
  const read = list(lines, (line): ComplianceLine | null => {
    const { check, state, evidence } = fields(line);
    const known = state === 'kept' || state === 'broken' || state === 'cannot';
    // A newer service may try more than this page knows: it is shown by its name.
    return typeof check === 'string' && known && typeof evidence === 'string' ? { check: check as ComplianceLine['check'], state, evidence } : null;
  });
  return read && typeof at === 'string' && typeof desk === 'string' ? { format: 1, at, desk, lines: read } : null;
}
