import { npmRun } from './npm-run.js';

/** Makes what an author imports: the ES5 modules, and the types. */
export default function setup(): void {
  npmRun('compile:package');
}
