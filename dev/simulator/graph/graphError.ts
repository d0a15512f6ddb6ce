import type { World } from '../core/service.ts';

/** A refusal in Graph's shape. */
export class GraphError extends Error {
  readonly status: number;
  readonly code: string;
  readonly headers: Record<string, string>;

  constructor(status: number, code: string, message: string, headers: Record<string, string> = {}) {
    super(message);
    this.status = status;
    this.code = code;
    this.headers = headers;
  }

  toResponse(world: World): Response {
    const id = world.random.guid();
    const innerError = { date: new Date(world.clock.now()).toISOString().slice(0, 19), 'request-id': id, 'client-request-id': id };
    return Response.json({ error: { code: this.code, message: this.message, innerError } }, { status: this.status, headers: this.headers });
  }
}

export const badRequest = (message: string, code = 'ErrorInvalidRequest'): GraphError => new GraphError(400, code, message);
export const accessDenied = (): GraphError => new GraphError(403, 'ErrorAccessDenied', 'Access is denied. Check credentials and try again.');
export const itemNotFound = (): GraphError => new GraphError(404, 'ErrorItemNotFound', 'The specified object was not found in the store.');
export const folderNotFound = (): GraphError => new GraphError(404, 'ErrorFolderNotFound', 'The specified folder could not be found in the store.');
export const mailboxNotFound = (key: string): GraphError => new GraphError(404, 'ErrorInvalidUser', `The requested user '${key}' is invalid.`);
