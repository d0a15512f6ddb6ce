import type { Settings } from '../config.ts';
import type { Collected } from './openTelemetry.ts';

const METRICS_EVERY_MS = 60_000;
/** Set by hand at each release; the package's own version is not in the bundle's reach without another file. */
const VERSION = '0.1';

/** Loads the SDK and the exporter that the settings name. Traces leave in batches, metrics once a minute. */
export async function exportingTelemetry(telemetry: NonNullable<Settings['telemetry']>, region: string): Promise<Collected> {
  const [{ openTelemetry }, { BatchSpanProcessor }, { PeriodicExportingMetricReader }, exporters] = await Promise.all([
    import('./openTelemetry.ts'),
    import('@opentelemetry/sdk-trace-base'),
    import('@opentelemetry/sdk-metrics'),
    telemetry.kind === 'otlp' ? otlp(telemetry.endpoint) : azure(telemetry),
  ]);
  return openTelemetry({
    region,
    version: VERSION,
    spanProcessors: [new BatchSpanProcessor(exporters.spans)],
    metricReaders: [new PeriodicExportingMetricReader({ exporter: exporters.metrics, exportIntervalMillis: METRICS_EVERY_MS })],
  });
}

async function otlp(endpoint: string) {
  const [{ OTLPTraceExporter }, { OTLPMetricExporter }] = await Promise.all([
    import('@opentelemetry/exporter-trace-otlp-http'),
    import('@opentelemetry/exporter-metrics-otlp-http'),
  ]);
  return { spans: new OTLPTraceExporter({ url: `${endpoint}/v1/traces` }), metrics: new OTLPMetricExporter({ url: `${endpoint}/v1/metrics` }) };
}

/** Application Insights, as the service's own identity: local keys are switched off there. Statistics about the exporter itself go nowhere. */
async function azure({ connectionString, clientId }: { connectionString: string; clientId: string | null }) {
  process.env['APPLICATION_INSIGHTS_NO_STATSBEAT'] = '1';
  const [{ AzureMonitorTraceExporter, AzureMonitorMetricExporter }, { ManagedIdentityCredential }] = await Promise.all([
    import('@azure/monitor-opentelemetry-exporter'),
    import('@azure/identity'),
  ]);
  const options = {
    connectionString,
    credential: clientId ? new ManagedIdentityCredential({ clientId }) : new ManagedIdentityCredential(),
    disableOfflineStorage: true,
  };
  return { spans: new AzureMonitorTraceExporter(options), metrics: new AzureMonitorMetricExporter(options) };
}
