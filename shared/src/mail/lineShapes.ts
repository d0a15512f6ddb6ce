/** What a single line of a mail looks like. */

export const isBlank = (line: string): boolean => /^[\s\u00a0\u200b\ufeff]*$/.test(line);
export const isQuoted = (line: string): boolean => /^\s{0,3}(?:>|&gt;|\|(?:\s|$)|[A-Z][A-Za-z]{0,14}>)/.test(line);

/** A line of nothing but dashes, underscores and the like. */
export const isRule = (line: string): boolean => /^[\s>]*(?:[-–—_=*~#+•]\s?){2,}\s*$|^\s*[—–ᐧ]\s*$/u.test(line);
