import { MAX_STORED_NAME_CHARS, storedAttachmentNames } from './attachments.ts';

test.each([
  ['a plain name stays', 'invoice.pdf', 'invoice.pdf'],
  ['forbidden characters become underscores', 'a"b*c:d<e>f?g/h\\i|j#k%l.txt', 'a_b_c_d_e_f_g_h_i_j_k_l.txt'],
  ['quotes and spaces are allowed', "Bob's  plan.docx", "Bob's plan.docx"],
  ['a right-to-left override cannot hide the ending', 'bill\u202Efdp.exe', 'bill_fdp.exe'],
  ['outer dots and spaces go', ' ..hidden. ', 'hidden'],
  ['nothing left is still a name', '...', 'file'],
  ['a device name is escaped', 'CON.txt', '_CON.txt'],
  ['a service folder is escaped', '_vti_bin.html', '__vti_bin.html'],
  ['the name of a body part is never taken', 'body.html', 'body (2).html'],
])('%s', (_name, given, stored) => {
  expect(storedAttachmentNames([given])).toEqual([stored]);
});

test('names of one message differ, whatever their letter case', () => {
  expect(storedAttachmentNames(['image.png', 'Image.PNG', 'image.png'])).toEqual(['image.png', 'Image (2).PNG', 'image (3).png']);
});

test('a long name keeps its ending and fits, also as a copy', () => {
  const [first, second] = storedAttachmentNames([`${'x'.repeat(400)}.xlsx`, `${'x'.repeat(400)}.xlsx`]);
  expect(first).toHaveLength(MAX_STORED_NAME_CHARS);
  expect(first).toMatch(/x\.xlsx$/);
  expect(second).toHaveLength(MAX_STORED_NAME_CHARS);
  expect(second).toMatch(/ \(2\)\.xlsx$/);
});

test('an emoji is never cut in half', () => {
  const [name] = storedAttachmentNames(['\u{1F600}'.repeat(200)]);
  expect(name).toBe('\u{1F600}'.repeat(MAX_STORED_NAME_CHARS / 2));
});
