import type { Parameters } from '../../definition/parameter.js';

/** What a parameter is filled in with in the instance form. */
export type InstanceParam<P> = P extends { kind: 'checkbox' }
  ? boolean
  : P extends { kind: 'integer' | 'interval' }
    ? number | string
    : P extends { kind: 'credentials' }
      ? string | { readonly identifier?: string; readonly password?: string }
      : P extends { kind: 'select'; options: readonly (infer O)[] }
        ? O
        : P extends { kind: 'multi-select'; options: readonly (infer O)[] }
          ? readonly O[]
          : string;

/** The parameters of an instance by the declaration of them; those left out have their defaults. */
export type InstanceParams<P extends Parameters> = { readonly [K in keyof P]?: InstanceParam<P[K]> };
