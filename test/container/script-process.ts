import { ContainerProcess } from '#src/simulator/container/container-process.js';
import { library, node, python } from './container.js';

/** Takes the place of the local Cortex's own runner in the tests of the commands. */
export class ScriptProcess extends ContainerProcess {
  constructor() {
    super({ python, node, network: 'sockets', ...(library === undefined ? {} : { library }) });
  }
}
