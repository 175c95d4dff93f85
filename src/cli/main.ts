#!/usr/bin/env node
import { programVersion } from '../shared/program-version.js';
import { runProgram } from './program/program.js';
import { subcommands } from './program/subcommands.js';
import { createOutput } from './terminal/output.js';

process.exitCode = await runProgram(
  { arguments: process.argv.slice(2), version: programVersion(), subcommands },
  { output: createOutput(process), root: process.cwd(), env: process.env },
);
