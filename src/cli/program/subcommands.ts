import { build } from '../commands/build/build-command.js';
import { check } from '../commands/check/check-command.js';
import { collector } from '../commands/collector/collector-command.js';
import { completion } from '../commands/completion/completion-command.js';
import { demo } from '../commands/demo/demo-command.js';
import { dev } from '../commands/dev/dev-command.js';
import { doctor } from '../commands/doctor/doctor-command.js';
import { importContent } from '../commands/import/import-command.js';
import { init } from '../commands/init/init-command.js';
import { instance } from '../commands/instance/instance-command.js';
import { playground } from '../commands/playground/playground-command.js';
import { release } from '../commands/release/release-command.js';
import { report } from '../commands/report/report-command.js';
import { rules } from '../commands/rules/rules-command.js';
import { run } from '../commands/run/run-command.js';
import { upload } from '../commands/upload/upload-command.js';
import { validate } from '../commands/validate/validate-command.js';
import { verify } from '../commands/verify/verify-command.js';
import type { Subcommand } from './subcommand.js';

/** All subcommands, in the order of the help. */
export const subcommands: readonly Subcommand[] = [
  init,
  importContent,
  dev,
  check,
  build,
  validate,
  rules,
  report,
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
