/** The settings of a project, in its root folder. */
export const settingsFile = '.cortex-pack.yml';
