/** What authors import, and the sources behind it; `paths` in tsconfig.json says the same to the compiler. */
export const subpaths: Readonly<Record<string, string>> = {
  'cortex-pack/definition': 'src/definition/index.ts',
  'cortex-pack/runtime': 'src/runtime/index.ts',
  'cortex-pack/test': 'src/testing/index.ts',
};
