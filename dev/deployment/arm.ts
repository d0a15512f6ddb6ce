/**
 * The little of the Azure Resource Manager template language that we use. Expressions are text in brackets that Azure evaluates;
 * `T` says what they evaluate to, so that they fit the typed properties of the SDK.
 */
export type Resource = {
  type: string;
  apiVersion: string;
  name: string;
  condition?: string;
  /** The resource that an extension resource (role assignment, diagnostic setting) belongs to. */
  scope?: string;
  kind?: string;
  location?: string;
  tags?: Record<string, string>;
  sku?: object;
  identity?: object;
  properties: object;
  dependsOn?: string[];
};

export type Parameter = {
  type: 'string' | 'securestring' | 'int' | 'array';
  defaultValue?: unknown;
  allowedValues?: readonly (string | number)[];
  minLength?: number;
  maxLength?: number;
  minValue?: number;
  maxValue?: number;
  metadata: { description: string };
};

export type Template = {
  $schema: string;
  contentVersion: string;
  metadata: { description: string };
  parameters: Record<string, Parameter>;
  variables: Record<string, string>;
  resources: Resource[];
  outputs: Record<string, { type: string; value: string }>;
};

/** An expression, without its brackets, where the SDK's type wants a `T`. */
export const expression = <T = string>(code: string): T => `[${code}]` as unknown as T;

/** The id of a resource of this template; `names` are expressions without brackets. */
export const idOf = (type: string, ...names: string[]): string => `resourceId('${type}', ${names.join(', ')})`;

export const LOCATION = expression("parameters('location')");
export const TAGS = { product: 'ListDesk', environment: expression("parameters('environment')") };
