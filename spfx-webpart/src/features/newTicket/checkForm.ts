export type FormProblems = Partial<Record<'address' | 'subject' | 'text', 'missing' | 'address'>>;

/** Rough on purpose: the mail server is the judge, this only catches slips of the finger. */
const ADDRESS = /^[^\s@<>,;"]+@[^\s@<>,;"]+\.[^\s@<>,;".]+$/;

export function checkForm(form: { address: string; subject: string; text: string }): FormProblems {
  const problems: FormProblems = {};
  if (!form.address.trim()) problems.address = 'missing';
  else if (!ADDRESS.test(form.address.trim())) problems.address = 'address';
  if (!form.subject.trim()) problems.subject = 'missing';
  if (!form.text.trim()) problems.text = 'missing';
  return problems;
}

const ESCAPES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** Paragraphs at blank lines, breaks at the others. */
export const textToHtml = (text: string) =>
  text.trim().replace(/\r\n?/g, '\n').split(/\n{2,}/).map((part) => `<p>${part.replace(/[&<>"]/g, (sign) => ESCAPES[sign] ?? sign).replace(/\n/g, '<br>')}</p>`).join('');
