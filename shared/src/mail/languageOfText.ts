/**
 * The language somebody writes in, by the small words every sentence needs; null when in doubt. For those whose mail program does not say
 * (Gmail, Apple Mail): what they get from us should be in their language, and a wrong one is worse than the desk's.
 */
const SMALL_WORDS: Readonly<Record<string, string>> = {
  en: 'the and is are was you your not have has with this that for my we can it please when since there i a of to in do does',
  de: 'und der die das ist sind nicht ich wir sie bitte mit ein eine für auf haben hat kann zu seit mein es dem den im am wird auch',
  fr: 'le la les et est sont pas vous nous je un une pour dans avec des du que ne mon ma depuis il elle ce cette ai au bonjour merci',
  es: 'el la los las y es son no por para con una un que se del mi tengo puedo favor desde está hola gracias en de lo me al',
  it: 'il la gli le e è sono non per con una un che di della del mi ho posso grazie da nel buongiorno questo si al dal',
  nl: 'de het een en is zijn niet ik wij we u met voor op van dat kan mijn er sinds heb heeft dit te ook graag als',
  pl: 'nie jest się na do w z i proszę mam czy to że od jak mój nam po dla ale dzień dobry o są mnie za',
  pt: 'o a os as e é são não por para com uma um que do da meu minha posso obrigado desde está em de no na me ao',
  sv: 'och är inte jag vi det att en ett för med på har kan som min sedan den till av hej från när om tack går mig',
  // Neighbours that would be taken for one of the others; we have no words in them.
  da: 'og er ikke jeg vi det at en et for med på har kan som min siden den til af fra når om tak mig hej av ikkje eg',
  cs: 'je se na v a že s to z do není mám jsem prosím jak od by pro ale dobrý den nie som čo ako ktorý',
  ro: 'și este nu la în de cu pe un o că nu am pentru din sunt vă rog mai bună mulțumesc se care',
  ca: 'el la els les i és no per amb una un que del em tinc puc des està en de ho al gràcies si us plau',
};
const WITH_WORDS = ['en', 'de', 'fr', 'es', 'it', 'nl', 'pl', 'pt', 'sv'] as const;
const LANGUAGES = Object.keys(SMALL_WORDS);
const KNOWN = new Map<string, number[]>();
for (const [at, language] of LANGUAGES.entries())
  for (const word of new Set(SMALL_WORDS[language]!.split(' '))) KNOWN.set(word, [...(KNOWN.get(word) ?? []), at]);

/** So much is looked at; a greeting and two sentences tell. */
const MAX_CHARS = 600;
const WORD = /[a-zß-öø-ÿąćčďęěłńňœřśšťůźżžășț]+/g;
const LEAST_WORDS = 5;
/** Small words are about every third of what people write; less is a list of names or codes. */
const LEAST_SHARE = 0.2;
const LEAD = 2;

export function languageOfText(text: string): (typeof WITH_WORDS)[number] | null {
  const words = text.slice(0, MAX_CHARS).toLowerCase().match(WORD) ?? [];
  const counts = new Array<number>(LANGUAGES.length).fill(0);
  for (const word of words) for (const at of KNOWN.get(word) ?? []) counts[at] = (counts[at] ?? 0) + 1;
  const best = counts.indexOf(Math.max(...counts));
  const most = counts[best] ?? 0;
  const second = Math.max(...counts.filter((_, at) => at !== best));
  if (most < LEAST_WORDS || most < words.length * LEAST_SHARE || most - second < LEAD) return null;
  return WITH_WORDS.find((each) => each === LANGUAGES[best]) ?? null;
}
