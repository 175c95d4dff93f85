#!/usr/bin/env node
import { createOutput } from './output.js';
import { runProgram } from './program.js';
import { programVersion } from './program-version.js';
import { subcommands } from './subcommands.js';

process.exitCode = await runProgram(
  { arguments: process.argv.slice(2), version: programVersion(), subcommands },
  { output: createOutput(process), root: process.cwd() },
);
