/** The types of Node.js, wherever the package manager of a project has put them. */
/// <reference types="node" />
