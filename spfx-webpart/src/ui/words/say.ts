/** The words of one language: flat keys to sentences with `{name}` places. Plurals are keys with `_one`, `_few`, `_many`, `_other`. */
export type Words = Readonly<Record<string, string>>;
export type Values = Readonly<Record<string, string | number>>;
export type Say = (key: string, values?: Values) => string;

/** Below a thousand nothing is gathered into groups; these languages write the figures of every program. */
const SMALL = (value: number): boolean => Number.isInteger(value) && value >= 0 && value < 1_000;
const PLAIN_DIGITS = /^(de|en|es|fr|it|nl|pl|pt|sv)\b/i;
const PLACE = /\{(\w+)\}/g;
/** Letters that are written from the right. Between isolating marks a name of them leaves the figures behind it where they are. */
const FROM_THE_RIGHT = /[\u0590-\u08ff\ufb1d-\ufefc]/;

/** Makes `say` for a language. `values.count` chooses the plural form by the language's own rules (`Intl.PluralRules`). A missing key shows itself. */
export function makeSay(words: Words, locale: string): Say {
  // Made when first needed: the browser reads its tables of languages for them, which the first picture need not wait for.
  let plurals: Intl.PluralRules | undefined;
  let numbers: Intl.NumberFormat | undefined;
  const digits = (value: number): string =>
    SMALL(value) && PLAIN_DIGITS.test(locale) ? String(value) : (numbers ??= new Intl.NumberFormat(locale)).format(value);
  const sentence = (key: string, values: Values): string => {
    if (typeof values.count === 'number') {
      const form = words[`${key}_${(plurals ??= new Intl.PluralRules(locale)).select(values.count)}`] ?? words[`${key}_other`];
      if (form !== undefined) return form;
    }
    return words[key] ?? key;
  };
  return (key, values = {}) =>
    sentence(key, values).replace(PLACE, (place, name: string) => {
      const value = values[name];
      if (value === undefined) return place;
      if (typeof value === 'number') return digits(value);
      return FROM_THE_RIGHT.test(value) ? `\u2068${value}\u2069` : value;
    });
}
