import type { DequeuedMessageItem, QueueClient, QueueServiceClient } from '@azure/storage-queue';
import { setTimeout as sleep } from 'node:timers/promises';
import { resolveSetting, timeSpanSeconds, type HostJson } from './app.ts';
import type { HostLog, Invoker } from './invocation.ts';
import type { RegisteredFunction, TriggerMetadata } from './seam.ts';

/** Defaults of the Storage queues extension (host.json reference). */
const DEFAULT_BATCH_SIZE = 16;
const DEFAULT_MAX_DEQUEUE_COUNT = 5;
const DEFAULT_MAX_POLLING_SECONDS = 60;
/** A message being worked on stays hidden for ten minutes, renewed while the function runs. */
const LEASE_SECONDS = 600;
const RENEW_MS = 300_000;
const FIRST_POLL_MS = 100;
const POLL_GROWTH = 1.6;
const FULL_WAIT_MS = 10;

/**
 * Reads one queue for one function: a batch at a time, hidden while worked on, back after `visibilityTimeout` when the function
 * throws, moved to `NAME-poison` at the last try.
 */
export class QueueListener {
  readonly #fn: RegisteredFunction;
  readonly #queue: QueueClient;
  readonly #poison: QueueClient;
  readonly #invoker: Invoker;
  readonly #log: HostLog;
  readonly #limits: { batch: number; newBatch: number; maxDequeue: number; retrySeconds: number; maxPollMs: number; base64: boolean };
  readonly #stopped = new AbortController();
  readonly #inFlight = new Set<Promise<void>>();
  #loop: Promise<void> | undefined;

  constructor(fn: RegisteredFunction, service: QueueServiceClient, options: { hostJson: HostJson; invoker: Invoker; log: HostLog }) {
    const name = resolveSetting(fn.trigger['queueName']);
    const queues = options.hostJson.extensions?.queues ?? {};
    const batch = queues.batchSize ?? DEFAULT_BATCH_SIZE;
    this.#fn = fn;
    this.#queue = service.getQueueClient(name);
    this.#poison = service.getQueueClient(`${name}-poison`);
    this.#invoker = options.invoker;
    this.#log = options.log;
    this.#limits = {
      batch,
      newBatch: queues.newBatchThreshold ?? Math.floor(batch / 2),
      maxDequeue: queues.maxDequeueCount ?? DEFAULT_MAX_DEQUEUE_COUNT,
      retrySeconds: timeSpanSeconds(queues.visibilityTimeout, 0),
      maxPollMs: timeSpanSeconds(queues.maxPollingInterval, DEFAULT_MAX_POLLING_SECONDS) * 1000,
      base64: (queues.messageEncoding ?? 'base64') === 'base64',
    };
  }

  async start(): Promise<void> {
    await this.#queue.createIfNotExists();
    this.#loop = this.#read();
  }

  /** Takes no more messages and waits for those in work. */
  async stop(): Promise<void> {
    this.#stopped.abort();
    await this.#loop;
    await Promise.all(this.#inFlight);
  }

  async #read(): Promise<void> {
    let wait = FIRST_POLL_MS;
    while (!this.#stopped.signal.aborted) {
      if (this.#inFlight.size > this.#limits.newBatch) {
        await this.#pause(FULL_WAIT_MS);
        continue;
      }
      const messages = await this.#receive();
      for (const message of messages) {
        const work: Promise<void> = this.#handle(message)
          .catch((error: unknown) => this.#warn(`message ${message.messageId}: ${String(error)}`))
          .finally(() => this.#inFlight.delete(work));
        this.#inFlight.add(work);
      }
      wait = messages.length ? FIRST_POLL_MS : Math.min(this.#limits.maxPollMs, wait * POLL_GROWTH);
      if (!messages.length) await this.#pause(wait);
    }
  }

  async #receive(): Promise<DequeuedMessageItem[]> {
    try {
      const received = await this.#queue.receiveMessages({ numberOfMessages: Math.min(32, this.#limits.batch), visibilityTimeout: LEASE_SECONDS });
      return received.receivedMessageItems;
    } catch (error) {
      this.#warn(`cannot be read: ${String(error)}`);
      return [];
    }
  }

  async #handle(message: DequeuedMessageItem): Promise<void> {
    let receipt = message.popReceipt;
    const renew = setInterval(() => {
      this.#queue.updateMessage(message.messageId, receipt, undefined, LEASE_SECONDS).then(
        (renewed) => (receipt = renewed.popReceipt ?? receipt),
        (error: unknown) => this.#warn(`message ${message.messageId} cannot be kept: ${String(error)}`),
      );
    }, RENEW_MS);
    try {
      if (message.dequeueCount > this.#limits.maxDequeue) throw new Error('tried often enough before');
      const text = this.#limits.base64 ? Buffer.from(message.messageText, 'base64').toString() : message.messageText;
      await this.#invoker.invoke(this.#fn, { input: { name: this.#fn.triggerName, data: { string: text } }, metadata: triggerMetadata(message, text) });
      await this.#queue.deleteMessage(message.messageId, receipt);
    } catch {
      await this.#afterFailure(message, receipt); // the invoker logged the reason
    } finally {
      clearInterval(renew);
    }
  }

  async #afterFailure(message: DequeuedMessageItem, receipt: string): Promise<void> {
    if (message.dequeueCount < this.#limits.maxDequeue) {
      await this.#queue.updateMessage(message.messageId, receipt, undefined, this.#limits.retrySeconds);
      return;
    }
    await this.#poison.createIfNotExists();
    await this.#poison.sendMessage(message.messageText, { messageTimeToLive: -1 });
    await this.#queue.deleteMessage(message.messageId, receipt);
    this.#warn(`message ${message.messageId} failed ${message.dequeueCount} times and is now in ${this.#poison.name}`);
  }

  async #pause(ms: number): Promise<void> {
    await sleep(ms, undefined, { signal: this.#stopped.signal }).catch(() => undefined);
  }

  #warn(message: string): void {
    if (!this.#stopped.signal.aborted) this.#log({ level: 'warning', category: 'Host.Queues', message: `queue ${this.#queue.name}: ${message}` });
  }
}

function triggerMetadata(message: DequeuedMessageItem, text: string): TriggerMetadata {
  return {
    QueueTrigger: { string: text },
    Id: { string: message.messageId },
    PopReceipt: { string: message.popReceipt },
    DequeueCount: { string: String(message.dequeueCount) },
    InsertionTime: { json: JSON.stringify(message.insertedOn) },
    ExpirationTime: { json: JSON.stringify(message.expiresOn) },
    NextVisibleTime: { json: JSON.stringify(message.nextVisibleOn) },
  };
}
