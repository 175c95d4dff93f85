#!/usr/bin/env node
import { programVersion } from '../shared/program-version.js';

const words = process.argv.slice(2);
// Other programs ask for it, and nothing else needs to be loaded for the answer.
if (words.length === 1 && words[0] === '--version') process.stdout.write(`${programVersion()}\n`);
else import('./program/start.js').then(({ start }) => start(words));
