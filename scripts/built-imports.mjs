// ts-node has its own resolver, which knows nothing of the "imports" in package.json.
export function resolve(specifier, context, next) {
  if (!specifier.startsWith('#src/')) return next(specifier, context);
  const path = specifier.slice('#src/'.length);
  // What runs inside Cortex is not compiled on its own.
  if (path.startsWith('runtime/')) {
    return next(new URL(`../src/${path.replace(/\.js$/, '.ts')}`, import.meta.url).href, context);
  }
  return { url: new URL(`../build/src/${path}`, import.meta.url).href, format: 'module', shortCircuit: true };
}
