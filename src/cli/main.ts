#!/usr/bin/env node
import { runProgram } from './program/program.js';
import { programVersion } from './program/program-version.js';
import { subcommands } from './program/subcommands.js';
import { createOutput } from './terminal/output.js';

process.exitCode = await runProgram(
  { arguments: process.argv.slice(2), version: programVersion(), subcommands },
  { output: createOutput(process), root: process.cwd() },
);
