/** A Date header as ISO 8601 UTC; null when it is missing or no moment a mail can have. RFC 5322 section 3.3 and what is really sent. */
export function readDate(header: string | null): string | null {
  if (!header) return null;
  const text = header
    .slice(0, 200)
    .replace(/\([^()]{0,100}\)/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  const parsed = rfc5322(text) ?? Date.parse(text);
  if (!Number.isFinite(parsed) || parsed < FIRST || parsed > LAST) return null;
  return new Date(parsed).toISOString();
}
const FIRST = Date.UTC(1970, 0, 1);
const LAST = Date.UTC(2100, 0, 1);
const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const ZONES: Record<string, number> = {
  ut: 0,
  gmt: 0,
  utc: 0,
  z: 0,
  est: -300,
  edt: -240,
  cst: -360,
  cdt: -300,
  mst: -420,
  mdt: -360,
  pst: -480,
  pdt: -420,
  cet: 60,
  cest: 120,
  met: 60,
  mest: 120,
  bst: 60,
  jst: 540,
};

function rfc5322(text: string): number | null {
  const found =
    /^(?:[a-z]{2,10}\.?,? )?(\d{1,2})[ -]([a-z]{3})[a-z]*\.?[ -](\d{2,4}),? (\d{1,2})[:.](\d{2})(?:[:.](\d{2}))?(?:\.\d{1,6})?(?: ?([ap]m))? ?([+-]\d{4}|[+-]\d\d:\d\d|[a-z]{1,5})?/i.exec(
      text,
    );
  if (!found) return null;
  const [, day, monthName, yearText, hour, minute, second, half, zone] = found as unknown as string[];
  const month = MONTHS.indexOf((monthName as string).toLowerCase());
  if (month < 0) return null;
  let year = Number(yearText);
  if (year < 50) year += 2000;
  else if (year < 1000) year += 1900;
  let hours = Number(hour);
  if (half) hours = (hours % 12) + (half.toLowerCase() === 'pm' ? 12 : 0);
  if (Number(day) > 31 || hours > 24 || Number(minute) > 59) return null;
  return Date.UTC(year, month, Number(day), hours, Number(minute), Math.min(59, Number(second ?? 0))) - offset(zone) * 60_000;
}

function offset(zone: string | undefined): number {
  if (!zone) return 0;
  const numeric = /^([+-])(\d\d):?(\d\d)$/.exec(zone);
  if (!numeric) return ZONES[zone.toLowerCase()] ?? 0;
  const minutes = Number(numeric[2]) * 60 + Number(numeric[3]);
  return (numeric[1] === '-' ? -1 : 1) * (minutes > 14 * 60 ? 0 : minutes);
}
