import { faultCode } from '../security/log.ts';

/** 0 done; 1 it failed or needs attention; 2 asked in the wrong way; 3 there is no such thing, or its state forbids it. */
export type ExitCode = 0 | 1 | 2 | 3;

/** What an operator is told instead of a result: a stable code and a sentence with the mend. */
export class OperatorFault extends Error {
  readonly code: string;
  readonly exit: ExitCode;

  constructor(code: string, message: string, exit: ExitCode = 3) {
    super(message);
    this.name = 'OperatorFault';
    this.code = code;
    this.exit = exit;
  }
}

const UNREACHABLE = new Set(['ECONNREFUSED', 'ENOTFOUND', 'ETIMEDOUT', 'REQUEST_SEND_ERROR', 'PARSE_ERROR']);

/** Anything thrown, as an operator can use it. Texts of the storage libraries may quote a signature: only their code is shown. */
export function asOperatorFault(error: unknown): OperatorFault {
  if (error instanceof OperatorFault) return error;
  const code = faultCode(error);
  const { statusCode, name } = (error ?? {}) as { statusCode?: unknown; name?: unknown };
  if (UNREACHABLE.has(code))
    return new OperatorFault('storageUnreachable', `The storage does not answer (${code}). Check its name, the network and its firewall.`, 1);
  if (statusCode === 401 || statusCode === 403)
    return new OperatorFault(
      'storageDenied',
      `The storage refuses (${code}). You need the roles Storage Table, Queue and Blob Data Contributor on the account.`,
      1,
    );
  if (statusCode === 404)
    return new OperatorFault(
      'notThere',
      `This storage has no ${code === 'QueueNotFound' ? 'queues' : 'tables'} of ListDesk: is it the right account, and has the service ever started?`,
      1,
    );
  if (name === 'CredentialUnavailableError' || name === 'AuthenticationError')
    return new OperatorFault('notSignedIn', 'Nobody is signed in. Run "az login" with an account that has the roles on the storage.', 1);
  if (code === 'EEXIST')
    return new OperatorFault('file', `${(error as { path?: string }).path ?? 'The file'} is there already and is not written over: name a new one.`, 2);
  if (['ENOENT', 'EACCES', 'ENOTDIR', 'EISDIR'].includes(code))
    return new OperatorFault('file', `A file cannot be used (${code}): ${(error as { path?: string }).path ?? ''}`, 2);
  return new OperatorFault('failed', `It failed with ${code}. Nothing more was done; it is safe to run the command again.`, 1);
}
