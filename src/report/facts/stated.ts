/** Facts of which some may not be stated in a pack. */
type Uncertain<T> = { readonly [K in keyof T]: T[K] | undefined };

/** The facts that are stated: those that are undefined or empty texts are left out. */
export function stated<T extends object>(facts: Uncertain<T>): T {
  return Object.fromEntries(
    Object.entries(facts).filter(([, value]) => value !== undefined && value !== ''),
  ) as T;
}
