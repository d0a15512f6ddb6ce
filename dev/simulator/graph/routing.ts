import type { Handler, Route } from './call.ts';
import { attachmentRoutes } from './messages/attachments.ts';
import { deltaRoutes } from './messages/delta.ts';
import { folderRoutes } from './messages/folders.ts';
import { listingRoutes } from './messages/listing.ts';
import { replyRoutes } from './messages/replies.ts';
import { messageRoutes } from './messages/routes.ts';
import { uploadRoutes } from './messages/uploadSessions.ts';
import { peopleRoutes } from './directory/people.ts';
import { siteRoutes } from './directory/sites.ts';
import { subscriptionRoutes } from './subscriptions/routes.ts';

const ROUTES: readonly (Route & { parts: string[] })[] = [
  // delta before messages/{id}: the first hit wins.
  ...deltaRoutes,
  ...listingRoutes,
  ...messageRoutes,
  ...replyRoutes,
  ...uploadRoutes,
  ...attachmentRoutes,
  ...folderRoutes,
  ...subscriptionRoutes,
  ...peopleRoutes,
  ...siteRoutes,
].map((route) => ({ ...route, parts: route.path.split('/') }));

/** The parts of a path after `/v1.0/`: `mailFolders('inbox')` is `mailFolders/inbox`, `/me/...` is a user's own, a message needs no folder. */
export function pathParts(pathname: string): string[] | undefined {
  const path = /^\/v1\.0\/(.+?)\/?$/.exec(pathname)?.[1];
  if (path === undefined) return undefined;
  const site = /^sites\/([^/:,]+:\/[^:]*?)(?::\/(.*)|:)?$/.exec(path);
  if (site) return ['sites', decodeURIComponent(site[1]!), ...(site[2] ? site[2].split('/') : [])];
  const parts = path
    .replace(/\('((?:[^']|'')*)'\)/g, (_, key: string) => `/${key.replaceAll("''", "'")}`)
    .split('/')
    .map(decode);
  const own = parts[0]?.toLowerCase() === 'me' && parts.length > 1 ? ['users', 'me', ...parts.slice(1)] : parts;
  const [users, user, folders, , messages, message] = own;
  const direct =
    users === 'users' && folders?.toLowerCase() === 'mailfolders' && messages?.toLowerCase() === 'messages' && message !== undefined && message !== 'delta';
  return direct ? [users, user!, ...own.slice(4)] : own;
}

function decode(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

export function findRoute(method: string, parts: readonly string[]): { handler: Handler; params: Record<string, string> } | undefined {
  for (const route of ROUTES) {
    if (route.method !== method || route.parts.length !== parts.length) continue;
    const params: Record<string, string> = {};
    const fits = route.parts.every((wanted, at) => {
      const part = parts[at]!;
      if (!wanted.startsWith(':')) return wanted.toLowerCase() === part.toLowerCase();
      params[wanted.slice(1)] = part;
      return true;
    });
    if (fits) return { handler: route.handler, params };
  }
  return undefined;
}
