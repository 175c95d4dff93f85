/** `cortex-pack/runtime`: what the code of an author calls inside Cortex. */

export * from './collect/checkpoint.js';
export * from './collect/collect.js';
export * from './collect/collect-report.js';
export * from './collect/collection-status.js';
export * from './collect/stream.js';
export * from './commands/arguments.js';
export * from './commands/entry.js';
export * from './commands/integration.js';
export * from './commands/parameters.js';
export * from './commands/visible-failure.js';
export * from './deliver/batches.js';
export * from './deliver/destination.js';
export * from './deliver/http-log-collector.js';
export * from './deliver/platform-ingestion.js';
export * from './host/host.js';
export * from './host/http-client.js';
export * from './host/rate-limit.js';
export * from './host/run-clock.js';
export * from './host/runtime.js';
export * from './values/failure.js';
export * from './values/instant.js';
export * from './values/json.js';
export * from './values/quotation.js';
export * from './values/sha256.js';
export * from './values/url.js';
export * from './values/utf8.js';
