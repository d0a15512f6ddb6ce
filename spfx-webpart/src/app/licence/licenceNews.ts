import type { LicenceState } from '@listdesk/shared/licence';
import type { LicenceReading } from './readLicence';

/** `key` + `.title` and `.text` are the words; `date` is an ISO time or null. */
export type LicenceNews = { key: string; tone: 'info' | 'warn' | 'bad'; days: number; date: string | null; setup: boolean };

/** A paid plan speaks up this many days before its end; a trial always says how long it lasts. */
export const NOTICE_DAYS = 30;

const isoOf = (seconds: number): string => new Date(seconds * 1000).toISOString();

/** What the bar says about a licence; null when there is nothing to say. Pure, so that each state is one row of a table. */
export function licenceNews(state: LicenceState, failure: LicenceReading['failure']): LicenceNews | null {
  const news = (key: string, tone: LicenceNews['tone'], rest: Partial<LicenceNews> = {}): LicenceNews => ({
    key: `licence.${key}`,
    tone,
    days: 0,
    date: null,
    setup: false,
    ...rest,
  });
  switch (state.kind) {
    case 'active': {
      const until = { days: state.daysLeft, date: isoOf(state.claims.exp) };
      if (state.claims.plan === 'Trial') return news('trial', state.daysLeft <= 7 ? 'warn' : 'info', until);
      return state.daysLeft <= NOTICE_DAYS ? news('endsSoon', 'warn', until) : null;
    }
    case 'expired':
      return news(state.claims.plan === 'Trial' ? 'trialEnded' : 'expired', 'bad', { date: state.since });
    case 'suspended':
      return news('suspended', 'bad');
    case 'unknown':
      return news(state.reason, 'warn', { setup: true });
    case 'unreachable': {
      if (failure === 'notOurSignature') return news('notOurs', 'warn', { setup: true });
      if (failure !== null && failure.kind === 'offline') return null; // the desk's own offline bar says it
      if (failure !== null && failure.kind === 'signIn') return news('signIn', 'warn');
      return state.cached ? news('unreachableKept', 'info', { date: isoOf(state.cached.graceUntil) }) : news('unreachable', 'warn', { setup: true });
    }
  }
}
