#!/usr/bin/env node
import { readFileSync } from 'node:fs';
import { createOutput } from './output.js';
import { runProgram } from './program.js';
import { subcommands } from './subcommands.js';

const { version } = JSON.parse(readFileSync(new URL('../../../package.json', import.meta.url), 'utf8'));

process.exitCode = await runProgram(
  { arguments: process.argv.slice(2), version, subcommands },
  { output: createOutput(process), root: process.cwd() },
);
