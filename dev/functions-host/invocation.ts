import { randomUUID } from 'node:crypto';
import type { CoreInvocation, CoreSeam, InvocationResponse, NamedData, RegisteredFunction, TriggerMetadata } from './seam.ts';

export type HostLog = (entry: { level: string; category: string; message: string; invocationId?: string }) => void;
export type Invocation = { input: NamedData; metadata: TriggerMetadata; traceParent?: string | undefined };

/** Runs a function in the order of the worker: model, arguments, preInvocation hooks, function, postInvocation hooks, response. */
export class Invoker {
  readonly #seam: CoreSeam;
  readonly #log: HostLog;
  readonly #appHookData: object;
  readonly #timeoutMs: number;
  readonly #running = new Set<Promise<unknown>>();

  constructor(seam: CoreSeam, options: { log: HostLog; appHookData: object; timeoutMs: number }) {
    this.#seam = seam;
    this.#log = options.log;
    this.#appHookData = options.appHookData;
    this.#timeoutMs = options.timeoutMs;
  }

  /** Rejects with what the function threw, unless a postInvocation hook cleared it. */
  invoke(fn: RegisteredFunction, call: Invocation): Promise<InvocationResponse> {
    const running = this.#invoke(fn, call);
    const tracked = running.catch(() => undefined).finally(() => this.#running.delete(tracked));
    this.#running.add(tracked);
    return running;
  }

  /** Waits for everything that was started. */
  async drained(): Promise<void> {
    while (this.#running.size) await Promise.all(this.#running);
  }

  async #invoke(fn: RegisteredFunction, call: Invocation): Promise<InvocationResponse> {
    const { name } = fn.metadata;
    const core = this.#coreInvocation(fn, call);
    const started = performance.now();
    const ended = (how: string): string => `${name} ${how} in ${Math.round(performance.now() - started)} ms`;
    try {
      const model = await this.#seam.model.getInvocationModel(core);
      const { context, inputs } = await model.getArguments();
      const hookData = {};
      const shared = { hookData, appHookData: this.#appHookData, invocationContext: context };
      const before = { ...shared, functionCallback: fn.callback, inputs };
      core.state = 'preInvocationHooks';
      await this.#seam.runHooks('preInvocation', before);
      const after: { result: unknown; error: unknown } = { result: null, error: null };
      core.state = 'invocation';
      try {
        after.result = await this.#withTimeout(name, model.invokeFunction(context, before.inputs, before.functionCallback));
      } catch (error) {
        after.error = error;
      }
      core.state = 'postInvocationHooks';
      const post = Object.assign(after, shared, { inputs: before.inputs });
      await this.#seam.runHooks('postInvocation', post);
      if (post.error) throw post.error;
      core.state = undefined;
      const response = await model.getResponse(context, post.result);
      core.log('debug', 'system', ended('succeeded'));
      return response;
    } catch (error) {
      core.log('error', 'system', `${ended('failed')}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
      throw error;
    }
  }

  #coreInvocation(fn: RegisteredFunction, call: Invocation): CoreInvocation {
    const invocationId = randomUUID();
    const hex = () => randomUUID().replaceAll('-', '');
    return {
      invocationId,
      metadata: fn.metadata,
      state: undefined,
      request: {
        invocationId,
        functionId: fn.metadata.name,
        inputData: [call.input],
        triggerMetadata: call.metadata,
        traceContext: { traceParent: call.traceParent ?? `00-${hex()}-${hex().slice(16)}-01`, traceState: '', attributes: {} },
      },
      log: (level, category, message) =>
        this.#log({ level, category: category === 'user' ? `Function.${fn.metadata.name}.User` : `Function.${fn.metadata.name}`, invocationId, message }),
    };
  }

  async #withTimeout(name: string, work: Promise<unknown>): Promise<unknown> {
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise((_, reject) => {
      timer = setTimeout(() => reject(new Error(`${name} ran longer than functionTimeout (${this.#timeoutMs / 1000} s).`)), this.#timeoutMs);
      timer.unref();
    });
    return Promise.race([work, late]).finally(() => clearTimeout(timer));
  }
}
