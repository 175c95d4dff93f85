/** `cortex-pack/definition`: what an author declares. Both worlds import it. */

export * from './command.js';
export * from './correlation-rule.js';
export * from './dashboard.js';
export * from './event-types.js';
export * from './integration.js';
export * from './modeling-rule.js';
export * from './pack.js';
export * from './parameter.js';
export * from './platform-parameters.js';
export * from './runtime.js';
export * from './xql.js';
