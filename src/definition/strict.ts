/** Refuses keys that a type does not know. A generic parameter would let them pass. */

import type { Argument, CommandDefinition } from './command.js';
import type { EventsDefinition, StreamDefinition } from './events.js';
import type { IncidentStreamDefinition, IncidentsDefinition, MirroringDefinition } from './incidents.js';
import type { IntegrationDefinition } from './integration.js';
import type { Outputs } from './outputs.js';
import type { Parameter } from './parameter.js';
import type { ScriptDefinition } from './script.js';

type KeyOf<T> = T extends unknown ? keyof T : never;

/** What the value of an unknown key would have to be: nothing is, and the compiler names it. */
interface NothingReadsTheKey<K> {
  readonly unknownKey: K;
}

type Known<Given, Shape> = { readonly [K in Exclude<keyof Given, KeyOf<Shape>>]: NothingReadsTheKey<K> };

/** Objects that say by `kind` which keys they have. */
type KnownByKind<Given, Union extends { readonly kind: string }> = {
  readonly [N in keyof Given]: Given[N] extends { readonly kind: infer K }
    ? Known<Given[N], Extract<Union, { readonly kind: K }>>
    : unknown;
};

type StrictCommand<C> = Known<C, CommandDefinition> & StrictCall<C>;

/** What commands and scripts take, and leave behind. */
type StrictCall<C> = (C extends { readonly arguments: infer A }
  ? { readonly arguments: KnownByKind<A, Argument> }
  : unknown) &
  (C extends { readonly outputs: infer O } ? { readonly outputs: Known<O, Outputs> } : unknown);

type StrictEvents<E> = Known<E, EventsDefinition> &
  (E extends { readonly streams: infer S }
    ? { readonly streams: { readonly [K in keyof S]: Known<S[K], StreamDefinition> } }
    : unknown);

type StrictIncidents<I> = Known<I, IncidentsDefinition> &
  (I extends { readonly streams: infer S }
    ? { readonly streams: { readonly [K in keyof S]: Known<S[K], IncidentStreamDefinition> } }
    : unknown) &
  (I extends { readonly mirroring: infer M }
    ? { readonly mirroring: Known<M, MirroringDefinition> }
    : unknown);

/** To be intersected with the type that was inferred for the definition of a script. */
export type StrictScript<D> = Known<D, ScriptDefinition> & StrictCall<D>;

/** The same for an integration. */
export type Strict<D> = Known<D, IntegrationDefinition> &
  (D extends { readonly parameters: infer P }
    ? { readonly parameters: KnownByKind<P, ParameterUnion> }
    : unknown) &
  (D extends { readonly commands: infer C }
    ? { readonly commands: { readonly [N in keyof C]: StrictCommand<C[N]> } }
    : unknown) &
  (D extends { readonly events: infer E } ? { readonly events: StrictEvents<E> } : unknown) &
  (D extends { readonly incidents: infer I } ? { readonly incidents: StrictIncidents<I> } : unknown);

/** One member a kind: a kind with several names is several members. */
type ParameterUnion = Parameter extends infer P
  ? P extends { readonly kind: infer K }
    ? K extends string
      ? Omit<P, 'kind'> & { readonly kind: K }
      : never
    : never
  : never;
