import { MAX_REOPEN_DAYS, type DeskSettings } from '@listdesk/shared/schema';

/** What the page lets one change, as it is typed. */
export type SettingsForm = { name: string; mailboxes: { address: string; name: string }[]; reopenWithinDays: string; acknowledge: boolean };
export type Problem = 'missing' | 'tooLong' | 'address' | 'twice' | 'days' | 'tooMany';
/** By field; a mailbox by its place, `mailbox.0`. */
export type Problems = Readonly<Record<string, Problem>>;

export const MAX_DESK_NAME_CHARS = 80;
export const MAX_MAILBOX_NAME_CHARS = 80;
/** As many as one installation follows; each costs the service a subscription. */
export const MAX_MAILBOXES = 50;
/** Rough on purpose: Exchange is the judge, this only catches slips of the finger. */
const ADDRESS = /^[^\s@<>,;"]{1,64}@[^\s@<>,;"]{1,180}\.[^\s@<>,;".]{2,63}$/;

export const formOf = (settings: DeskSettings): SettingsForm => ({
  name: settings.name, mailboxes: settings.mailboxes.map(({ address, name }) => ({ address, name })), reopenWithinDays: String(settings.reopenWithinDays), acknowledge: settings.acknowledge,
});

/** What is typed, over settings that may hold more than this page knows. Only for a form without problems. */
export const settingsOf = (form: SettingsForm, base: DeskSettings): DeskSettings => ({
  ...base,
  name: form.name.trim(),
  mailboxes: form.mailboxes.map(({ address, name }) => ({ address: address.trim().toLowerCase(), name: name.trim() })),
  reopenWithinDays: Number(form.reopenWithinDays.trim()),
  acknowledge: form.acknowledge,
});

export function checkSettings(form: SettingsForm): Problems {
  const problems: Record<string, Problem> = {};
  if (!form.name.trim()) problems.name = 'missing';
  else if (form.name.trim().length > MAX_DESK_NAME_CHARS) problems.name = 'tooLong';
  if (form.mailboxes.length > MAX_MAILBOXES) problems.mailboxes = 'tooMany';
  const seen = new Set<string>();
  form.mailboxes.forEach(({ address }, place) => {
    const typed = address.trim().toLowerCase();
    if (!typed) problems[`mailbox.${place}`] = 'missing';
    else if (!ADDRESS.test(typed)) problems[`mailbox.${place}`] = 'address';
    else if (seen.has(typed)) problems[`mailbox.${place}`] = 'twice';
    seen.add(typed);
  });
  const days = form.reopenWithinDays.trim();
  if (!/^\d{1,4}$/.test(days) || Number(days) > MAX_REOPEN_DAYS) problems.reopenWithinDays = 'days';
  return problems;
}

export const sameForm = (a: SettingsForm, b: SettingsForm): boolean => JSON.stringify(a) === JSON.stringify(b);

const isForm = (value: unknown): value is SettingsForm => {
  const form = value as SettingsForm | null;
  return typeof form === 'object' && form !== null && typeof form.name === 'string' && typeof form.reopenWithinDays === 'string' && typeof form.acknowledge === 'boolean' &&
    Array.isArray(form.mailboxes) && form.mailboxes.every((one) => typeof one?.address === 'string' && typeof one.name === 'string');
};
/** What was typed and not saved, kept on this device, with the version it was typed over. */
export type KeptForm = { form: SettingsForm; etag: string | null };
export const isKeptForm = (value: unknown): value is KeptForm => typeof value === 'object' && value !== null && isForm((value as KeptForm).form);
