/** The versions of Node.js that the package promises to run on: the newest of each line when this was last looked at. */
export const nodeVersions: Readonly<Record<string, string>> = {
  '20': '20.20.2',
  '22': '22.23.3',
  '24': '24.21.0',
};
