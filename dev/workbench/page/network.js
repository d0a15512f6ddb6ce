// The web part sees production addresses. What it asks of its own SharePoint host goes to this page's origin instead, in the name of
// the person chosen in the bar; links to that host are followed the same way.
export function rewriteRequests(config) {
  const host = new URL(config.web.absoluteUrl).origin;
  const adminHost = host.replace('.', '-admin.');
  /** Pages of Microsoft's own that set-up leads to, in the simulated organisation. */
  const administration = (address) => {
    const { origin, pathname, search } = new URL(address);
    if (origin === adminHost) return `${location.origin}/_admin#api`;
    if (origin === 'https://login.microsoftonline.com' && pathname.endsWith('/adminconsent')) return `${location.origin}/_admin/consent${search}`;
    return null;
  };
  const local = (address) => (address.startsWith(`${host}/`) ? location.origin + address.slice(host.length) : null);
  const realFetch = window.fetch.bind(window);
  window.fetch = async (input, init) => {
    const request = new Request(input instanceof Request ? input : new URL(input, config.web.absoluteUrl).href, init);
    const target = local(request.url);
    if (!target) return realFetch(request);
    const headers = new Headers(request.headers);
    headers.set('x-workbench-user', config.user.upn);
    const bare = request.method === 'GET' || request.method === 'HEAD';
    return realFetch(target, {
      method: request.method, headers, signal: request.signal, redirect: 'follow', cache: 'no-store',
      ...(bare ? {} : { body: await request.arrayBuffer() }),
    });
  };
  document.addEventListener('click', (event) => {
    const link = event.target instanceof Element ? event.target.closest('a[href]') : null;
    const target = link && (local(link.href) ?? administration(link.href));
    if (!target) return;
    const address = new URL(target);
    address.searchParams.set('as', config.user.upn);
    link.href = address.href;
  }, true);
}
