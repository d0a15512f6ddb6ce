const { address, version } = document.body.dataset;
const POLL_MS = 1500;

for (const time of document.querySelectorAll('time')) {
  const at = new Date(time.dateTime);
  const today = at.toDateString() === new Date().toDateString();
  time.textContent = at.toLocaleString(undefined, today ? { hour: '2-digit', minute: '2-digit' } : { dateStyle: 'medium', timeStyle: 'short' });
}

for (const frame of document.querySelectorAll('article iframe')) {
  const fit = () => { frame.style.height = `${frame.contentDocument.documentElement.scrollHeight + 4}px`; };
  const ready = () => {
    fit();
    for (const picture of frame.contentDocument.images) picture.addEventListener('load', fit);
  };
  frame.addEventListener('load', ready);
  if (frame.contentDocument?.readyState === 'complete' && frame.contentDocument.body?.childElementCount) ready();
  window.addEventListener('resize', fit);
}

const base64 = (file) =>
  new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(reader.result.slice(reader.result.indexOf(',') + 1));
    reader.onerror = () => reject(reader.error);
    reader.readAsDataURL(file);
  });

const form = document.querySelector('form.write');
let busy = false;
if (form) {
  const text = form.querySelector('.text');
  const problem = form.querySelector('.problem');
  const files = [];
  const pictures = new Map();

  const insertPicture = async (file) => {
    const cid = `picture-${crypto.randomUUID()}@mail`;
    pictures.set(cid, { cid, type: file.type, base64: await base64(file) });
    const image = document.createElement('img');
    image.src = `data:${file.type};base64,${pictures.get(cid).base64}`;
    image.dataset.cid = cid;
    image.alt = file.name;
    text.append(image);
  };

  text.addEventListener('paste', (event) => {
    event.preventDefault();
    const images = [...event.clipboardData.files].filter((file) => file.type.startsWith('image/'));
    if (images.length) images.forEach(insertPicture);
    else document.execCommand('insertText', false, event.clipboardData.getData('text/plain'));
  });

  const chosen = form.querySelector('.chosen');
  const showFiles = () =>
    chosen.replaceChildren(...files.map((file) => {
      const item = document.createElement('li');
      const remove = Object.assign(document.createElement('button'), { type: 'button', textContent: 'Remove' });
      remove.addEventListener('click', () => { files.splice(files.indexOf(file), 1); showFiles(); });
      item.append(`${file.name} `, remove);
      return item;
    }));
  form.elements.files.addEventListener('change', ({ target }) => { files.push(...target.files); target.value = ''; showFiles(); });
  form.elements.pictures.addEventListener('change', async ({ target }) => { const picked = [...target.files]; target.value = ''; for (const file of picked) await insertPicture(file); });

  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    if (busy) return;
    busy = true;
    const button = form.querySelector('button.primary');
    button.disabled = true;
    problem.hidden = true;
    const copy = document.implementation.createHTMLDocument('').importNode(text, true); // a document in which nothing is loaded
    const used = [...copy.querySelectorAll('img[data-cid]')].map((image) => image.dataset.cid);
    for (const image of copy.querySelectorAll('img[data-cid]')) { image.src = `cid:${image.dataset.cid}`; image.removeAttribute('data-cid'); }
    try {
      const answer = await fetch('/send', {
        method: 'POST', headers: { 'content-type': 'application/json' },
        body: JSON.stringify({
          address, parent: form.dataset.parent, to: form.elements.to.value, subject: form.elements.subject.value, text: text.innerText, html: `<div>${copy.innerHTML}</div>`,
          attachments: await Promise.all(files.map(async (file) => ({ name: file.name, type: file.type, base64: await base64(file) }))),
          pictures: used.map((cid) => pictures.get(cid)),
        }),
      });
      if (!answer.ok) throw new Error(await answer.text());
      const { messageId } = await answer.json();
      location.href = `/?${new URLSearchParams({ address, thread: messageId })}`;
    } catch (error) {
      problem.textContent = `Not sent: ${error.message}`;
      problem.hidden = false;
      button.disabled = false;
      busy = false;
    }
  });
}

/** New mail appears by itself, unless somebody is writing. */
const writing = () => busy || Boolean(form && (form.querySelector('.text').textContent.trim() || form.querySelector('.chosen li, .text img')));
const check = async () => {
  const now = await fetch(`/version?${new URLSearchParams({ address })}`).then((answer) => (answer.ok ? answer.text() : version)).catch(() => version);
  if (now !== version && !writing()) location.reload();
};
if (address) setInterval(check, POLL_MS);
