import { expect, test } from 'vitest';
import { parse, stringify } from 'yaml';
import { installPack } from '#src/cortex/install-pack.js';
import { integrationForm } from '#src/playground/form.js';
import { packFiles, zipOf } from '../cortex/pack-fixture.js';

test('parameters come in the order of their sections, and within one as in the YAML', () => {
  const files = packFiles('return "ok";');
  const file = 'Integrations/integration-Weather.yml';
  const yaml = parse(files[file] ?? '', { version: '1.1' });
  yaml.sectionorder = ['Connect', 'Collect'];
  const sections: { readonly [name: string]: string } = { limit: 'Connect', url: 'Collect', kind: 'Collect' };
  for (const parameter of yaml.configuration) parameter.section = sections[parameter.name];
  const zip = zipOf({ ...files, [file]: stringify(yaml, { version: '1.1', lineWidth: 0 }) });
  const [integration] = installPack(zip).integrations;
  if (integration === undefined) throw new Error('the fixture has no integration');
  const names = integrationForm(integration, {}).parameters.map(({ name }) => name);
  expect(names.slice(0, 4)).toEqual(['limit', 'url', 'kind', 'key']);
});
