/** What makes a folder a project, with forward slashes. */
export const definitionFile = 'pack/definition/pack.ts';
