import { build } from './build-command.js';
import { demo } from './demo-command.js';
import { run } from './run-command.js';
import type { Subcommand } from './subcommand.js';

/** All subcommands, in the order of the help. */
export const subcommands: readonly Subcommand[] = [build, demo, run];
