/** From the oldest to the newest, whichever way round they stand. */
function messagesIn(root: HTMLElement): HTMLElement[] {
  const messages = Array.from(root.querySelectorAll<HTMLElement>('[role="log"] [data-message]'));
  return root.querySelector('[role="log"][data-order="newest"]') ? messages.reverse() : messages;
}

/** Where the reader is: the message with the focus, else the newest. */
function currentMessage(messages: readonly HTMLElement[]): number {
  const at = messages.findIndex((message) => message.contains(document.activeElement));
  return at >= 0 ? at : messages.length - 1;
}

/** The message before or after the one being read; from outside of the conversation the newest comes first. */
export function moveMessage(root: HTMLElement | null, step: 1 | -1): void {
  if (!root) return;
  const messages = messagesIn(root);
  const inside = messages.some((message) => message.contains(document.activeElement));
  const at = currentMessage(messages) + (inside ? step : 0);
  const next = messages[Math.max(0, Math.min(messages.length - 1, at))];
  if (!next) return;
  next.tabIndex = -1;
  next.focus({ preventScroll: true });
  next.scrollIntoView?.({ block: 'nearest' });
}

/** Folds or unfolds the quoted text of the message being read. */
export function toggleQuote(root: HTMLElement | null): void {
  if (!root) return;
  const messages = messagesIn(root);
  messages[currentMessage(messages)]?.querySelector<HTMLElement>('button.fold[aria-expanded]')?.click();
}

/** To the first property of the open ticket; on a small screen its details are opened. */
export function focusProperties(root: HTMLElement | null): void {
  const stop = root?.querySelector<HTMLElement>('.propcol button:not([disabled]), .propcol a[href], .propcol [tabindex="0"]');
  if (stop) stop.focus();
  else root?.querySelector<HTMLElement>('.tk button[aria-haspopup="dialog"]')?.click();
}
