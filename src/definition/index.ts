/** `cortex-pack/definition`: what an author declares. Both worlds import it. */

export type * from './as-is.js';
export * from './command.js';
export * from './correlation-rule.js';
export * from './dashboard.js';
export * from './define-integration.js';
export * from './define-script.js';
export * from './event-commands.js';
export * from './event-parameters.js';
export * from './events.js';
export * from './incident-parameters.js';
export * from './incidents.js';
export {
  commandsOf,
  displayOf,
  type IntegrationDefinition,
  parametersOf,
  type Trigger,
} from './integration.js';
export * from './modeling-rule.js';
export * from './outputs.js';
export * from './pack.js';
export * from './parameter.js';
export * from './platform-parameters.js';
export * from './runtime.js';
export * from './script.js';
export * from './xql.js';
