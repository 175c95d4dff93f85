import type { Runtime } from '../../definition/runtime.js';

/**
 * What runs the script, told by what the host offers: only containers send events. A build knows it and puts the one
 * that it builds for in place of this module, so that a script holds no code for the other.
 */
export const runtime: Runtime = typeof sendEvents === 'function' ? 'container' : 'server';
