import type { Page } from 'playwright-core';
import type { Stage } from './story.ts';

/** Comes to the desk as this person and opens the ticket on a page of its own, by key. */
export async function openedTicket(stage: Stage, upn: string, subject: RegExp, choices: Record<string, string> = {}): Promise<Page> {
  const desk = await stage.desk(upn, choices, { width: 1280, height: 800 });
  // Enter opens the row that is current, which a press makes it.
  await desk.getByRole('row', { name: subject }).click();
  await desk.keyboard.press('Enter');
  await desk.getByRole('button', { name: /^Snooze/ }).waitFor();
  return desk;
}

/** Opens the answer and writes. */
export async function writeReply(desk: Page, text: string): Promise<void> {
  await desk.keyboard.press('r');
  const box = desk.getByRole('textbox', { name: /^Reply to/ });
  await box.and(desk.locator(':focus')).waitFor();
  await box.pressSequentially(text);
}
