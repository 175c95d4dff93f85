import { containerImage } from '../spec/container-image.js';
import type { Parameter, Parameters } from './parameter.js';

/** What runs the script: the engine inside the Cortex server, or Node.js in a container that the server starts. */
export type Runtime = 'server' | 'container';

/** The first one is what a build makes unless it is told otherwise. */
export const runtimes: readonly [Runtime, ...Runtime[]] = ['server', 'container'];

/** The one to install where nothing speaks for the other (docs/runtimes.md). */
export const recommendedRuntime: Runtime = 'container';

/** The image of the container unless the definition names another. */
export const defaultContainerImage = `${containerImage.name}:${containerImage.tag}`;

/** The parameters as the form of a runtime has them: what it can do without is not required there. */
export function parametersIn<P extends Parameters>(runtime: Runtime, parameters: P): P {
  const own: { [name: string]: Parameter } = {};
  for (const name in parameters) {
    const parameter = parameters[name] as Parameter;
    own[name] = parameter.optionalIn === runtime ? { ...parameter, required: false } : parameter;
  }
  return own as P;
}
