import { cutoff, type RetentionSettings } from '../../../privacy/index.ts';
import type { Access } from '../../access.ts';
import type { Pace } from './pace.ts';
import { inPlace, placeOf } from './runRetention.ts';
import { heldPersons, linesOver, scanTickets } from './scan.ts';
import { trimmable } from './trimAudit.ts';

export type RetentionPreview = {
  on: boolean;
  at: string;
  deleted: number;
  anonymised: number;
  held: number;
  mailLog: number;
  auditLog: number;
  privacyLog: number;
  tickets: { id: number; then: string }[];
};
const MAX_SHOWN = 500;

/** What the next run would take, with the numbers of the first tickets, as far as whoever asks sees them: not what lies in circles of others. Writes nothing. */
export async function previewRetention(access: Access, siteUrl: string, settings: RetentionSettings, pace: Pace): Promise<RetentionPreview> {
  const at = access.now();
  const preview: RetentionPreview = {
    on: settings.on,
    at: new Date(at).toISOString(),
    deleted: 0,
    anonymised: 0,
    held: 0,
    mailLog: 0,
    auditLog: 0,
    privacyLog: 0,
    tickets: [],
  };
  const held = await heldPersons(access);
  for (const place of ['tickets', 'archive'] as const)
    for (let after = 0, end = false; !end;) {
      const scan = await inPlace(
        place,
        () => scanTickets(placeOf(access, place), siteUrl, settings, at, after, held, pace, place === 'archive' ? 'archive' : 'list'),
        { due: [], held: [], last: after, end: true },
      );
      for (const { number, then } of scan.due) {
        if (then === 'delete') preview.deleted += 1;
        else preview.anonymised += 1;
        if (preview.tickets.length < MAX_SHOWN) preview.tickets.push({ id: number, then });
      }
      preview.held += scan.held.length;
      [after, end] = [scan.last, scan.end];
    }
  for (const [list, count, days] of [
    ['MailLog', 'mailLog', settings.mailLogDays],
    ['PrivacyLog', 'privacyLog', settings.privacyLogDays],
  ] as const)
    for (let after = 0, end = false; !end;) {
      const page = await linesOver(access, list, cutoff(days, at), after, pace);
      preview[count] += page.ids.length;
      [after, end] = [page.last, page.end];
    }
  preview.auditLog = (await trimmable(access, cutoff(settings.auditLogDays, at), pace)).count;
  return preview;
}
