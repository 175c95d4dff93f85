import { containerImage } from '../spec/container-image.js';

/** What runs the script: the engine inside the Cortex server, or Node.js in a container that the server starts. */
export type Runtime = 'server' | 'container';

/** The recommended one first. */
export const runtimes: readonly [Runtime, ...Runtime[]] = ['container', 'server'];

/** The one to install where nothing speaks for the other (docs/runtimes.md). */
export const recommendedRuntime: Runtime = 'container';

/** The image of the container unless the definition names another. */
export const defaultContainerImage = `${containerImage.name}:${containerImage.tag}`;
