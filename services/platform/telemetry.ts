import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { PrometheusExporter } from '@opentelemetry/exporter-prometheus'
import { MeterProvider } from '@opentelemetry/sdk-metrics'

export type Labels = Record<string, string | number>
export type Counter = { add(by: number, labels?: Labels): void }
export type Histogram = { record(value: number, labels?: Labels): void }
export type Gauge = { record(value: number, labels?: Labels): void }

/** Names in snake_case with their unit last; a counter's name gets `_total` where it is shown. */
export type Metrics = {
  counter(name: string, help: string): Counter
  histogram(name: string, help: string, buckets: number[]): Histogram
  gauge(name: string, help: string): Gauge
}

/** Answers with the port that `/metrics` is served on. */
export type MetricsEndpoint = { serve(host: string, port: number): Promise<number>; close(): Promise<void> }

export function createMetrics(): Metrics & MetricsEndpoint {
  const exporter = new PrometheusExporter({ preventServerStart: true, withoutScopeInfo: true, withoutTargetInfo: true })
  const meter = new MeterProvider({ readers: [exporter] }).getMeter('nahr')
  const server = createServer((request, response) => {
    if (request.url === '/metrics') exporter.getMetricsRequestHandler(request, response)
    else response.writeHead(404).end()
  })
  meter
    .createObservableCounter('process_cpu_seconds', { description: 'Processor time that this process used' })
    .addCallback(result => result.observe(process.cpuUsage().user / 1e6 + process.cpuUsage().system / 1e6))
  meter
    .createObservableGauge('process_resident_memory_bytes', { description: 'Memory that this process holds' })
    .addCallback(result => result.observe(process.memoryUsage.rss()))
  return {
    counter: (name, description) => meter.createCounter(name, { description }),
    histogram: (name, description, buckets) =>
      meter.createHistogram(name, { description, advice: { explicitBucketBoundaries: buckets } }),
    gauge: (name, description) => meter.createGauge(name, { description }),
    serve: (host, port) =>
      new Promise((resolve, reject) => {
        server.once('error', reject)
        server.listen(port, host, () => resolve((server.address() as AddressInfo).port))
      }),
    async close() {
      server.closeAllConnections()
      await new Promise<void>(resolve => server.close(() => resolve()))
      await exporter.shutdown()
    },
  }
}
