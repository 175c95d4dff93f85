import { build } from './build-command.js';
import { collector } from './collector-command.js';
import { completion } from './completion-command.js';
import { demo } from './demo-command.js';
import { doctor } from './doctor-command.js';
import { instance } from './instance-command.js';
import { playground } from './playground-command.js';
import { release } from './release-command.js';
import { rules } from './rules-command.js';
import { run } from './run-command.js';
import type { Subcommand } from './subcommand.js';
import { upload } from './upload-command.js';
import { validate } from './validate-command.js';
import { verify } from './verify-command.js';

/** All subcommands, in the order of the help. */
export const subcommands: readonly Subcommand[] = [
  build,
  validate,
  rules,
  demo,
  playground,
  run,
  upload,
  verify,
  doctor,
  instance,
  collector,
  release,
  completion,
];
