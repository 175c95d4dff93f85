import { type ContainerOptions, ContainerProcess } from '#src/simulator/container/container-process.js';
import { findPython } from '#src/simulator/container/find-python.js';

const found = await findPython();
if ('missing' in found) throw new Error(`No Python runs these tests: ${found.missing}.`);

/** The path of the Python on this machine. */
export const { program: python } = found.python;

/** The Node.js of the container. */
export const node = process.env.CONTAINER_NODE ?? process.execPath;

/** A real copy of the platform's library, where COMMON_SERVER_PYTHON names one. */
export const library = process.env.COMMON_SERVER_PYTHON || undefined;

/** A container with real sockets, unless the options say otherwise. */
export function containerProcess(options: Partial<ContainerOptions> = {}): ContainerProcess {
  return new ContainerProcess({
    python,
    node,
    network: 'sockets',
    ...(library === undefined ? {} : { library }),
    ...options,
  });
}
