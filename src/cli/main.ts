#!/usr/bin/env node
import * as modules from 'node:module';
import { setFlagsFromString } from 'node:v8';
import { programVersion } from '../shared/program-version.js';
import { surviveBrokenOutput } from './terminal/broken-output.js';

/** Keeps compiled code in the folder for temporary files: Node.js can from 22.8 on. */
const { enableCompileCache }: typeof modules & { readonly enableCompileCache?: () => unknown } = modules;

/** Node.js 20 compiles a second time what a command runs far too seldom for that. Later versions do not, nor know the option. */
if (process.versions.node.startsWith('20.')) setFlagsFromString('--interrupt-budget=500000');

surviveBrokenOutput(process);
const words = process.argv.slice(2);
// Other programs ask for it, and nothing else needs to be loaded for the answer.
if (words.length === 1 && words[0] === '--version') process.stdout.write(`${programVersion()}\n`);
else {
  enableCompileCache?.();
  import('./program/start.js').then(({ start }) => start(words));
}
