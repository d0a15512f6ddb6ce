/** Tokens of a canned response that nothing stands for and nobody has replaced; they must not reach a requester. */
export function unfilledTokens(html: string): string[] {
  if (!html.includes('<mark')) return [];
  const holder = document.implementation.createHTMLDocument('').body;
  holder.innerHTML = html;
  const names = Array.from(holder.querySelectorAll('mark.token'), (mark) => (mark.textContent ?? '').trim()).filter((text) => /\{\{.*\}\}/.test(text));
  return [...new Set(names)];
}
