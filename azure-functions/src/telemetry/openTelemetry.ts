import { AsyncLocalStorage } from 'node:async_hooks';
import { ROOT_CONTEXT, SpanKind, SpanStatusCode, trace as api, type Histogram, type Span, type SpanContext, type Tracer } from '@opentelemetry/api';
import { resourceFromAttributes } from '@opentelemetry/resources';
import { MeterProvider, type MetricReader } from '@opentelemetry/sdk-metrics';
import { BasicTracerProvider, type SpanProcessor } from '@opentelemetry/sdk-trace-base';
import { faultCode, safeFields, type LogFields } from '../security/log.ts';
import { TRACE, type MeasureName, type Telemetry, type Trace } from './signals.ts';

export type Collectors = { spanProcessors: SpanProcessor[]; metricReaders: MetricReader[]; region: string; version: string };
export type Collected = Telemetry & { flush: () => Promise<void>; shutdown: () => Promise<void> };

type Step = { span: Span; tenant: string | null };
const NAME = 'listdesk';
/** What each measure is recorded as, with its unit (UCUM). */
const UNITS: Record<MeasureName, string> = {
  'listdesk.work.age': 's',
  'listdesk.work.waiting': 's',
  'listdesk.queue.depth': '{message}',
  'listdesk.throttled': '{answer}',
  'listdesk.failures': '{failure}',
};
const AGE_BUCKETS = [1, 2, 5, 10, 30, 60, 180, 600, 1800, 3600, 21_600, 86_400, 604_800];

/**
 * Telemetry over OpenTelemetry's SDK. The current step is kept here and not in a global context manager, so that nothing of other
 * libraries writes attributes we did not filter; no instrumentation is loaded for the same reason.
 */
export function openTelemetry({ spanProcessors, metricReaders, region, version }: Collectors): Collected {
  const resource = resourceFromAttributes({ 'service.name': NAME, 'service.version': version, 'cloud.region': region });
  const traces = new BasicTracerProvider({ resource, spanProcessors });
  const meters = new MeterProvider({ resource, readers: metricReaders });
  const tracer: Tracer = traces.getTracer(NAME);
  const meter = meters.getMeter(NAME);
  const current = new AsyncLocalStorage<Step>();
  const histogram = (name: MeasureName, buckets?: number[]): Histogram =>
    meter.createHistogram(name, { unit: UNITS[name], ...(buckets ? { advice: { explicitBucketBoundaries: buckets } } : {}) });
  const ages = { 'listdesk.work.age': histogram('listdesk.work.age', AGE_BUCKETS), 'listdesk.work.waiting': histogram('listdesk.work.waiting', AGE_BUCKETS) };
  const depth = meter.createGauge('listdesk.queue.depth', { unit: UNITS['listdesk.queue.depth'] });
  const counters = {
    'listdesk.throttled': meter.createCounter('listdesk.throttled', { unit: UNITS['listdesk.throttled'] }),
    'listdesk.failures': meter.createCounter('listdesk.failures', { unit: UNITS['listdesk.failures'] }),
  };
  return {
    span: async (name, fields, work, from) => {
      const above = current.getStore();
      const parent = above?.span.spanContext() ?? parsed(from);
      const span = tracer.startSpan(
        name,
        { kind: parent ? SpanKind.INTERNAL : SpanKind.SERVER, attributes: attributes(fields) },
        parent ? api.setSpanContext(ROOT_CONTEXT, parent) : ROOT_CONTEXT,
      );
      try {
        return await current.run({ span, tenant: fields.tenant ?? above?.tenant ?? null }, work);
      } catch (error) {
        span.setStatus({ code: SpanStatusCode.ERROR });
        span.setAttributes(attributes({ code: faultCode(error) }));
        throw error;
      } finally {
        span.end();
      }
    },
    note: (fields) => {
      const step = current.getStore();
      step?.span.setAttributes(attributes(fields));
      if (step && fields.tenant) step.tenant = fields.tenant;
    },
    measure: (name, value, fields) => {
      if (name === 'listdesk.work.age' || name === 'listdesk.work.waiting') ages[name].record(value, attributes(fields));
      else if (name === 'listdesk.queue.depth') depth.record(value, attributes(fields));
      else counters[name].add(value, attributes(fields));
    },
    trace: () => {
      const context = current.getStore()?.span.spanContext();
      return context ? `00-${context.traceId}-${context.spanId}-01` : null;
    },
    tenant: () => current.getStore()?.tenant ?? null,
    flush: async () => {
      await Promise.all([traces.forceFlush(), meters.forceFlush()]);
    },
    shutdown: async () => {
      await Promise.all([traces.shutdown(), meters.shutdown()]);
    },
  };
}

const attributes = (fields: LogFields): Record<string, string | number> =>
  Object.fromEntries(Object.entries(safeFields(fields)).map(([name, value]) => [`${NAME}.${name}`, value]));

function parsed(from: Trace | undefined): SpanContext | null {
  if (!from || !TRACE.test(from)) return null;
  const [, traceId, spanId] = from.split('-');
  return { traceId: traceId!, spanId: spanId!, traceFlags: 1, isRemote: true };
}
