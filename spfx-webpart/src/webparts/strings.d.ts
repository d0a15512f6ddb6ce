declare module 'ListDeskStrings' {
  const words: Readonly<Record<string, string>>;
  export = words;
}
declare module 'ListDeskPortalStrings' {
  const words: Readonly<Record<string, string>>;
  export = words;
}
/** Set-up, check-up and the licence bar: the desk merges them with its own (`{ ...words, ...setupWords }`). */
declare module 'ListDeskSetupStrings' {
  const words: Readonly<Record<string, string>>;
  export = words;
}
