/**
 * Every refusal SharePoint answers with, in one place: status, code and text as in the error table of our SharePoint reference
 * (section 3.12). Codes marked "unverified" are from memory and stand in docs/verify-on-a-tenant.md.
 */
export class SharePointError extends Error {
  readonly status: number;
  readonly code: string;
  readonly headers: Record<string, string>;

  constructor(status: number, code: string, message: string, headers: Record<string, string> = {}) {
    super(message);
    this.status = status;
    this.code = code;
    this.headers = headers;
  }
}

const SP = 'Microsoft.SharePoint.SPException';
const QUERY = '-1, Microsoft.SharePoint.Client.InvalidClientQueryException';

export const invalidQuery = (message: string): SharePointError => new SharePointError(400, QUERY, message);
export const invalidExpression = (text: string): SharePointError => invalidQuery(`The expression "${text}" is not valid.`);
export const unknownProperty = (name: string, type: string): SharePointError =>
  invalidQuery(`The property '${name}' does not exist on type '${type}'. Make sure to only use property names that are defined by the type.`);
export const unknownField = (name: string): SharePointError => new SharePointError(400, `-1, ${SP}`, `The field or property '${name}' does not exist.`);
export const invalidArgument = (message: string): SharePointError => new SharePointError(400, '-1, System.ArgumentException', message);
export const notFound = (message: string, code = '-1, System.ArgumentException'): SharePointError => new SharePointError(404, code, message);
export const noSuchList = (what: string, url: string): SharePointError => notFound(`List '${what}' does not exist at site with URL '${url}'.`);
export const noSuchItem = (): SharePointError =>
  notFound('Item does not exist. It may have been deleted by another user.', '-2130575338, System.ArgumentException');
export const noSuchFile = (path: string): SharePointError => notFound(`The file ${path} does not exist.`, `-2130575338, ${SP}`);
export const listExists = (): SharePointError =>
  new SharePointError(
    500,
    `-2130575342, ${SP}`,
    'A list, survey, discussion board, or document library with the specified title already exists in this Web site. Please choose another title.',
  );
export const fileExists = (name: string, by: string, on: string): SharePointError =>
  new SharePointError(400, `-2130575257, ${SP}`, `A file with the name ${name} already exists. It was last modified by ${by} on ${on}.`);
export const duplicateValue = (field: string): SharePointError =>
  new SharePointError(
    400,
    `-2130575214, ${SP}`,
    `The list item could not be added or updated because duplicate values were found in the following field(s) in the list: [${field}].`,
  );
export const badDigest = (): SharePointError =>
  new SharePointError(
    403,
    `-2130575251, ${SP}`,
    "The security validation for this page is invalid and might be corrupted. Please use your web browser's Back button to try your operation again.",
  );
export const accessDenied = (): SharePointError =>
  new SharePointError(
    403,
    '-2147024891, System.UnauthorizedAccessException',
    'Access denied. You do not have permission to perform this action or access this resource.',
  );
export const staleEtag = (given: string, current: string): SharePointError =>
  new SharePointError(
    412,
    '-1, Microsoft.SharePoint.Client.ClientServiceException',
    `The request ETag value '${given}' does not match the object's ETag value '${current}'.`,
  );
export const overThreshold = (): SharePointError =>
  new SharePointError(
    500,
    '-2147024860, Microsoft.SharePoint.SPQueryThrottledException',
    'The attempted operation is prohibited because it exceeds the list view threshold.',
  );
export const tooManyJoins = (): SharePointError =>
  new SharePointError(
    500,
    '-2147024749, Microsoft.SharePoint.SPQueryThrottledException',
    'The query cannot be completed because the number of lookup columns it contains exceeds the lookup column threshold.',
  );
/** The site's storage is used up: ERROR_DISK_FULL as HRESULT. Unverified status; sites are set read-only when they are full. */
export const siteFull = (): SharePointError =>
  new SharePointError(500, `-2147024784, ${SP}`, 'This site is full. Its storage limit has been reached: changes cannot be saved until space is made.');
/** A value the column does not take. Unverified code. */
export const invalidValue = (message: string): SharePointError => new SharePointError(400, `-2147467261, ${SP}`, message);
/** A limit of the list or a rule about columns. Unverified code. */
export const refused = (message: string, status = 400): SharePointError => new SharePointError(status, `-2147467259, ${SP}`, message);
