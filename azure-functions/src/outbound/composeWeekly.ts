import { weeklyWords } from '@listdesk/shared/mail';
import { endOf, startOf, type Figure, type Period, type ServiceReport } from '@listdesk/shared/reports';
import type { Agent } from '@listdesk/shared/tickets';
import type { OutgoingMail } from '../intake/ports.ts';
import { escapeText } from './html.ts';

export type WeeklyParts = {
  report: ServiceReport;
  /** Of the week before. */
  before: Pick<ServiceReport, 'backlog' | 'ratings'>;
  period: Period;
  timeZone: string;
  /** More tickets belong to that time than were read. */
  cut: boolean;
  to: readonly Agent[];
  desk: { name: string; language: string | null; /** Where the reports are read. */ url: string };
  marker: string;
};

/** The header ends vacation replies at Exchange; its own mark ends them at other desks (RFC 3834; Graph takes `x-` names only). */
const HEADERS = { 'X-Auto-Response-Suppress': 'All', 'X-ListDesk-Automatic': 'weekly' };
const MINUTES_AN_HOUR = 60;
const MINUTE_MS = 60_000;
const CELL = 'padding:4px 16px 4px 0;border-bottom:1px solid #ddd';
const QUIET = 'color:#8a8a8a;font-size:11px';

/** The figures of a week as a mail: counts, shares, times and names of teams. No ticket, no subject and nobody who asked is in it. */
export function composeWeekly({ report, before, period, timeZone, cut, to, desk, marker }: WeeklyParts): OutgoingMail {
  const { words, language } = weeklyWords(desk.language);
  const day = new Intl.DateTimeFormat(language, { timeZone, day: 'numeric', month: 'long', year: 'numeric' });
  const name = fill(words.subject, { desk: desk.name, from: day.format(startOf(period)), to: day.format(endOf(period) - 1) });
  const figures = figuresOf(language);
  const rows: [string, string, string][] = [
    [words.came, figures.count(sum(report, 'came')), figures.count(sum(before, 'came'))],
    [words.ended, figures.count(sum(report, 'ended')), figures.count(sum(before, 'ended'))],
    [words.open, ...figures.both(report.open, figures.count)],
    [words.late, figures.count(atEnd(report)), figures.count(atEnd(before))],
    [words.answer, ...figures.both(report.answer, figures.time)],
    [words.kept, ...figures.both(report.kept, figures.share)],
    [words.good, ...figures.both(report.good, figures.share)],
  ];
  const teams = report.teams.map(({ team, met, missed }): string[] => [
    team ?? words.noTeam,
    figures.share(met / (met + missed)),
    fill(words.share, { kept: figures.count(met), all: figures.count(met + missed) }),
  ]);
  const html = [
    `<h2 style="font-size:16px">${escapeText(name)}</h2>`,
    cut ? `<p><b>${escapeText(words.cut)}</b></p>` : '',
    table(['', words.week, words.before], rows),
    teams.length ? `<h3 style="font-size:14px">${escapeText(words.byTeam)}</h3>${table(null, teams)}` : '',
    `<p><a href="${escapeText(desk.url)}">${escapeText(words.openReports)}</a></p>`,
    `<p style="${QUIET}">${escapeText(words.foot)}</p>`,
  ];
  return {
    subject: name,
    html: `<div lang="${escapeText(language)}">${html.join('')}</div>`,
    to: to.map((agent) => ({ name: agent.name, address: agent.address })),
    cc: [],
    headers: HEADERS,
    marker,
  };
}

const fill = (text: string, values: Readonly<Record<string, string>>): string => text.replace(/\{(\w+)\}/g, (whole, name: string) => values[name] ?? whole);
const sum = ({ backlog }: Pick<ServiceReport, 'backlog'>, what: 'came' | 'ended'): number => backlog.reduce((all, day) => all + day[what], 0);
const atEnd = ({ backlog }: Pick<ServiceReport, 'backlog'>): number => backlog.at(-1)?.late ?? 0;

function table(head: readonly string[] | null, rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[], tag: 'th' | 'td'): string =>
    `<tr>${cells.map((cell, at) => `<${at ? tag : 'th'} align="${at ? 'right' : 'left'}" style="${CELL};font-weight:${tag === 'th' ? 600 : 400}">${escapeText(cell)}</${at ? tag : 'th'}>`).join('')}</tr>`;
  return `<table style="border-collapse:collapse">${head ? line(head, 'th') : ''}${rows.map((row) => line(row, 'td')).join('')}</table>`;
}

function figuresOf(language: string) {
  const number = new Intl.NumberFormat(language);
  const percent = new Intl.NumberFormat(language, { style: 'percent', maximumFractionDigits: 1 });
  const unit = (name: 'hour' | 'minute') => new Intl.NumberFormat(language, { style: 'unit', unit: name, unitDisplay: 'short' });
  const time = (ms: number): string => {
    const minutes = Math.round(ms / MINUTE_MS);
    const hours = Math.floor(minutes / MINUTES_AN_HOUR);
    const rest = unit('minute').format(minutes % MINUTES_AN_HOUR);
    return hours > 0 ? `${unit('hour').format(hours)} ${rest}` : rest;
  };
  return {
    count: (value: number): string => number.format(value),
    share: (value: number): string => percent.format(value),
    time,
    both: ({ value, before }: Figure, say: (value: number) => string): [string, string] =>
      [value, before].map((one) => (one === null ? '–' : say(one))) as [string, string],
  };
}
