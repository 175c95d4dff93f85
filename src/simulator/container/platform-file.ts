import { fileURLToPath } from 'node:url';

/** The path of a file of the local platform, whose Python is shipped as it is. */
export function platformFile(name: string): string {
  return fileURLToPath(new URL(`../../../../src/simulator/container/platform/${name}`, import.meta.url));
}
