/** What tests can be marked with, for every configuration that runs them. */
export const tags = [
  {
    name: 'slow',
    description: 'Whole builds and projects, processes, attacks, and many drawn cases: `npm run test:slow`',
  },
];
