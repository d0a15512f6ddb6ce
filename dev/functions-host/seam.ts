import Module from 'node:module';

/**
 * The seam that the platform's Node worker offers to `@azure/functions` under the module name "@azure/functions-core": the library
 * registers functions, hooks and its programming model there. Types carry what this host uses of it (worker 3.10, library 4.16).
 */
export type TypedData = { string?: string; json?: string; bytes?: Uint8Array; http?: HttpData; int?: number; double?: number };
export type HttpData = Record<string, unknown>;
export type NamedData = { name: string; data: TypedData };
export type TriggerMetadata = Record<string, TypedData>;
export type Binding = { type: string; direction?: string; [option: string]: unknown };
export type FunctionMetadata = { name: string; bindings: Record<string, Binding> };
export type FunctionCallback = (...inputs: unknown[]) => unknown;
export type RegisteredFunction = { metadata: FunctionMetadata; callback: FunctionCallback; triggerName: string; trigger: Binding };

export type HttpAnswer = { statusCode?: string | number; headers?: Record<string, string>; cookies?: CookieData[]; body?: TypedData };
export type CookieData = {
  name: string;
  value: string;
  path?: { value: string };
  domain?: { value: string };
  maxAge?: { value: number };
  secure?: { value: boolean };
  httpOnly?: { value: boolean };
  sameSite?: string;
};
export type InvocationResponse = { outputData?: NamedData[]; returnValue?: TypedData & { http?: HttpAnswer } };

export type CoreInvocation = {
  invocationId: string;
  metadata: FunctionMetadata;
  state: string | undefined;
  request: { invocationId: string; functionId: string; inputData: NamedData[]; triggerMetadata: TriggerMetadata; traceContext: object };
  log: (level: string, category: string, message: string) => void;
};
export type ProgrammingModel = {
  name: string;
  getInvocationModel(invocation: CoreInvocation): Promise<InvocationModel> | InvocationModel;
  getCapabilities(capabilities: object): Promise<{ HttpUri?: string }>;
};
export type InvocationModel = {
  getArguments(): Promise<{ context: unknown; inputs: unknown[] }>;
  invokeFunction(context: unknown, inputs: unknown[], callback: FunctionCallback): Promise<unknown>;
  getResponse(context: unknown, result: unknown): Promise<InvocationResponse>;
};

type Hook = (context: object) => unknown;

export class CoreSeam {
  readonly functions = new Map<string, RegisteredFunction>();
  readonly #hooks = new Map<string, Hook[]>();
  #model: ProgrammingModel | undefined;
  #locked = false;
  readonly #log: (level: string, category: string, message: string) => void;

  constructor(log: (level: string, category: string, message: string) => void) {
    this.#log = log;
  }

  get model(): ProgrammingModel {
    if (!this.#model) throw new Error('The app registered nothing: it did not load @azure/functions through "@azure/functions-core".');
    return this.#model;
  }

  /** From now on registering throws, as in the worker after start-up. */
  lock(): void {
    this.#locked = true;
  }

  async runHooks(name: string, context: object): Promise<void> {
    for (const hook of this.#hooks.get(name) ?? []) await hook(context);
  }

  /** Answers `require('@azure/functions-core')` with this seam, exactly where the worker does. */
  install(): void {
    const core = this.#api();
    Module.prototype.require = new Proxy(Module.prototype.require, {
      apply: (target, self, args: [string]) => (args[0] === '@azure/functions-core' ? core : Reflect.apply(target, self, args)),
    });
  }

  #api(): object {
    return {
      version: '3.10.0',
      hostVersion: '4.1037.0',
      Disposable,
      setProgrammingModel: (model: ProgrammingModel) => (this.#model = model),
      getProgrammingModel: () => this.#model,
      log: this.#log,
      registerHook: (name: string, hook: Hook) => {
        this.#hooks.set(name, [...(this.#hooks.get(name) ?? []), hook]);
        return new Disposable(() =>
          this.#hooks.set(
            name,
            (this.#hooks.get(name) ?? []).filter((each) => each !== hook),
          ),
        );
      },
      registerFunction: (metadata: FunctionMetadata, callback: FunctionCallback) => this.#register(metadata, callback),
    };
  }

  #register(metadata: FunctionMetadata, callback: FunctionCallback): Disposable {
    if (this.#locked) throw new Error('A function can only be registered during app startup.');
    if (this.functions.has(metadata.name)) throw new Error(`A function with id "${metadata.name}" has already been registered.`);
    const found = Object.entries(metadata.bindings).find(([, binding]) => /trigger$/i.test(binding.type));
    if (!found) throw new Error(`The function "${metadata.name}" has no trigger.`);
    this.functions.set(metadata.name, { metadata, callback, triggerName: found[0], trigger: found[1] });
    return new Disposable(() => this.functions.delete(metadata.name));
  }
}

class Disposable {
  readonly #dispose: () => unknown;

  constructor(dispose: () => unknown) {
    this.#dispose = dispose;
  }

  static from(...disposables: { dispose(): unknown }[]): Disposable {
    return new Disposable(() => disposables.forEach((each) => each.dispose()));
  }

  dispose(): unknown {
    return this.#dispose();
  }
}
