import type { Contact } from '@listdesk/shared/tickets';

export type FormProblems = Partial<Record<'requester' | 'subject' | 'text', 'missing'>>;

/** What is still missing, in the order of the form. A file alone says enough. */
export function checkForm(form: { requester: Contact | null; subject: string; text: string; files: number }): FormProblems {
  const problems: FormProblems = {};
  if (!form.requester) problems.requester = 'missing';
  if (!form.subject.trim()) problems.subject = 'missing';
  if (!form.text.trim() && form.files === 0) problems.text = 'missing';
  return problems;
}
