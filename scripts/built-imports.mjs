// ts-node has its own resolver, which knows nothing of the "imports" in package.json.
export function resolve(specifier, context, next) {
  if (!specifier.startsWith('#src/')) return next(specifier, context);
  const url = new URL(`../build/src/${specifier.slice('#src/'.length)}`, import.meta.url);
  return { url: url.href, format: 'module', shortCircuit: true };
}
