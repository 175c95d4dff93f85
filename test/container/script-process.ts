/** Takes the place of the local Cortex's own runner in the tests of the commands. */
export { ContainerRunner as ScriptProcess } from './container-runner.js';
