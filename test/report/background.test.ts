import { expect, test } from 'vitest';
import { integrationFacts } from '#src/report/facts/integration-facts.js';
import { packCode } from '#src/report/facts/pack-code.js';
import { readPack } from '#src/validation/document/read-pack.js';
import { readZip } from '#src/validation/input/read-zip.js';
import { integrationPath, weatherIntegration, weatherPack, yamlOf } from '../fixtures/weather-pack.js';

test.each(['isFetchCredentials', 'isfetchcredentials'])('%s is said to give credentials', (key) => {
  const integration = weatherIntegration();
  const yaml = yamlOf({ ...integration, script: { ...integration.script, [key]: true } });
  const [input] = readZip(weatherPack({ files: { [integrationPath]: yaml } }), 'weather.zip', 'weather');
  if (input === undefined) throw new Error('The zip holds no pack.');
  const pack = readPack(input);
  expect(integrationFacts(pack, packCode(pack)).map(({ background }) => background)).toEqual([
    ['Gives credentials of a vault to other integrations.'],
  ]);
});
