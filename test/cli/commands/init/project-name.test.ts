import { expect, test } from 'vitest';
import { projectName } from '#src/cli/commands/init/project-name.js';

test.each([
  ['acme-desk', 'Acme Desk', 'AcmeDesk'],
  ['desk', 'Desk', 'Desk'],
  ['acme-365', 'Acme 365', 'Acme365'],
])('%s is shown as %s', (name, title, id) => {
  expect(projectName(name)).toEqual({ name, title, id });
});

test.each([
  ['Acme Desk!', '"acme-desk" would do'],
  ['acmeDesk', '"acme-desk" would do'],
  ['acme--desk', '"acme-desk" would do'],
  ['../desk', '"desk" would do'],
  ['365-desk', '"desk" would do'],
  ['a', 'such as acme-desk'],
  ['', 'such as acme-desk'],
  [`a${'b'.repeat(50)}`, 'would do'],
])('%s is no name', (name, advice) => {
  expect(() => projectName(name)).toThrow(advice);
});

test.each(['acme-pack', 'my-integration', 'community-desk', 'acme-event-collector'])(
  '%s is no name for the marketplace',
  (name) => {
    expect(() => projectName(name)).toThrow('the marketplace refuses');
  },
);
