import { nearestName } from '../../shared/nearest-name.js';

/** Comparing names takes time; nobody reads more suggestions than this. */
const mostNames = 100;

/** Finds the known name that a wrong one is near to. Of many different wrong names, the later ones get no suggestion. */
export function nearNames(known: readonly string[]): (name: string) => string | undefined {
  const found = new Map<string, string | undefined>();
  return (name) => {
    if (!found.has(name) && found.size < mostNames) found.set(name, nearestName(name, known));
    return found.get(name);
  };
}
