/** `cortex-pack/runtime`: what the code of an author calls inside Cortex. */

export * from './collect/checkpoint.js';
export * from './collect/collect.js';
export * from './collect/collect-report.js';
export * from './collect/collection-status.js';
export * from './collect/stream.js';
export type { StreamState } from './collect/stream-state.js';
export { type ReadingLimits, readAllPages } from './collector/all-pages.js';
export type { Collector, CollectorValues } from './collector/collector.js';
export { collectorCommands } from './collector/collector-commands.js';
export type { EventSource, PageRequest, RecordPage } from './collector/event-source.js';
export { noTimeLeft } from './collector/read-stream.js';
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
export type { AnswerExplainer } from './implement/answer-failure.js';
export type { ApiAnswer, ApiClient, ApiConnection, ApiRequest } from './implement/api-client.js';
export type { CommandAnswer, CommandResult } from './implement/command-result.js';
export { implement } from './implement/implement.js';
export type { Implementation, IncidentPage } from './implement/implementation.js';
export type { IntegrationContext } from './implement/integration-context.js';
export type { FreshToken } from './implement/kept-token.js';
export { type ItemPage, nextLink, type PagePlace, readPages } from './implement/paging.js';
export type { PollAgain, UnfinishedResult } from './implement/poll-again.js';
export { readSettings, type SettingValues } from './implement/settings.js';
export type { Verdict } from './implement/verdicts.js';
export type { FoundIncident, IncidentSeverity } from './incidents/incident.js';
export type {
  IncidentChange,
  IncomingMirroring,
  MirroredObject,
  OutgoingMirroring,
} from './incidents/mirroring.js';
export { implementScript, type ScriptImplementation } from './script/implement-script.js';
export type {
  CommandArguments,
  CommandAttempt,
  CommandEntry,
  CommandReply,
  InvestigationIncident,
  ScriptContext,
} from './script/investigation.js';
export * from './values/bytes.js';
export * from './values/failure.js';
export * from './values/in-order.js';
export * from './values/instant.js';
export * from './values/json.js';
export * from './values/quotation.js';
export * from './values/sha256.js';
export * from './values/url.js';
export * from './values/utf8.js';
