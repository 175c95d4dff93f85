/**
 * Runs in the thread of the module loaders, before ts-node: what ts-node calls there is deprecated from Node.js 22 on,
 * and whoever builds a pack could do nothing about the warning.
 */
process.noDeprecation = true;
