// Runs one web part of the package as a SharePoint page would. Sets `window.listdeskPage` to { ready } or { error } for the tests.
import { loadScripts } from './amd.js';
import { rewriteRequests } from './network.js';
import { prepareServices, startWebPart } from './spfx.js';

for (const select of document.querySelectorAll('.suite select')) select.addEventListener('change', () => select.form.submit());

const root = document.getElementById('web-part');
try {
  const address = new URL(location.href);
  address.searchParams.set('config', '1');
  const answer = await fetch(address);
  if (!answer.ok) {
    const page = await answer.text();
    if (answer.headers.get('content-type')?.startsWith('text/html')) document.documentElement.innerHTML = new DOMParser().parseFromString(page, 'text/html').documentElement.innerHTML;
    throw new Error(`The page's data could not be read: ${answer.status}`);
  }
  const config = await answer.json();
  rewriteRequests(config);
  const loader = await loadScripts(config);
  const services = await prepareServices(config, loader);
  window.listdeskPage = { ready: true, webPart: await startWebPart(config, loader, services, root) };
} catch (error) {
  console.error(error);
  window.listdeskPage = { error: String((error && error.stack) || error) };
  if (root?.isConnected && !root.childElementCount) {
    const text = document.createElement('pre');
    text.className = 'failed';
    text.textContent = `The page could not start its web part.\n\n${window.listdeskPage.error}`;
    root.append(text);
  }
}
