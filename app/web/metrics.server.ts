import { createServer, type Server } from "node:http";
import { collectDefaultMetrics, Gauge, Histogram, Registry } from "prom-client";

/** What is measured of the web process. */
export interface Metrics {
  observe(method: string, status: number, seconds: number): void;
  /** Serves `/metrics` on a port of its own, which is never published. */
  listen(host: string, port: number): Promise<Server>;
}

/** Metrics of one process; `inFlight` is asked when they are read. */
export function createMetrics(inFlight: () => number): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const duration = new Histogram({
    name: "dahom_http_request_seconds",
    help: "Time from the last byte of a request to the last byte of its answer",
    labelNames: ["method", "status"],
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5],
    registers: [registry],
  });
  new Gauge({
    name: "dahom_http_requests_in_flight",
    help: "Requests being answered now",
    registers: [registry],
    collect() {
      this.set(inFlight());
    },
  });
  return {
    observe: (method, status, seconds) => duration.observe({ method, status: `${Math.floor(status / 100)}xx` }, seconds),
    async listen(host, port) {
      const server = createServer((request, response) => {
        if (request.url !== "/metrics") {
          response.writeHead(404).end();
          return;
        }
        void registry.metrics().then((text) => response.writeHead(200, { "Content-Type": registry.contentType }).end(text));
      });
      await new Promise<void>((resolve, reject) => server.once("error", reject).listen(port, host, resolve));
      return server;
    },
  };
}
