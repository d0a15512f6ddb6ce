/** The words of one language: flat keys to sentences with `{name}` places. Plurals are keys with `_one`, `_few`, `_many`, `_other`. */
export type Words = Readonly<Record<string, string>>;
export type Values = Readonly<Record<string, string | number>>;
export type Say = (key: string, values?: Values) => string;

const PLACE = /\{(\w+)\}/g;

/** Makes `say` for a language. `values.count` chooses the plural form by the language's own rules (`Intl.PluralRules`). A missing key shows itself. */
export function makeSay(words: Words, locale: string): Say {
  const plurals = new Intl.PluralRules(locale);
  const numbers = new Intl.NumberFormat(locale);
  const sentence = (key: string, values: Values): string => {
    if (typeof values.count === 'number') {
      const form = words[`${key}_${plurals.select(values.count)}`] ?? words[`${key}_other`];
      if (form !== undefined) return form;
    }
    return words[key] ?? key;
  };
  return (key, values = {}) =>
    sentence(key, values).replace(PLACE, (place, name: string) => {
      const value = values[name];
      if (value === undefined) return place;
      return typeof value === 'number' ? numbers.format(value) : value;
    });
}
