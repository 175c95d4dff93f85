import { isJsonObject } from '../../shared/json.js';
import type { KnownSecret } from '../../shared/redactor.js';
import type { InstanceConfiguration } from '../../simulator/instance/configure-instance.js';
import { secretTypes } from '../../spec/parameter-types.js';

/** The secrets of an instance, as its script gets them. */
export function secretsOf({ integration, params }: InstanceConfiguration): KnownSecret[] {
  return integration.configuration
    .filter(({ type }) => secretTypes.includes(type))
    .flatMap(({ name }) => {
      const value = params[name];
      if (typeof value === 'string') return [{ value }];
      if (!isJsonObject(value) || typeof value.password !== 'string') return [];
      return [
        {
          value: value.password,
          ...(typeof value.identifier === 'string' ? { user: value.identifier } : {}),
        },
      ];
    });
}
