declare module 'ListDeskStrings' {
  const words: Readonly<Record<string, string>>;
  export = words;
}
declare module 'ListDeskPortalStrings' {
  const words: Readonly<Record<string, string>>;
  export = words;
}
