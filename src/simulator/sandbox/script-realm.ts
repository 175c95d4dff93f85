/** What the script's context is told when it is prepared. Plain JSON. */
export interface RealmSetup {
  readonly es5Library: Readonly<Record<string, { readonly own?: string; readonly prototype?: string }>>;
  /** Globals beyond ES5 that stay, and with them what is newer in the objects of ES5; absent: none. */
  readonly newerGlobals?: readonly string[];
  readonly hostFunctions: readonly string[];
  /** Names of the common library that are there, but not to be used. */
  readonly refusedNames: readonly string[];
  /** Globals that are values. */
  readonly values: Readonly<Record<string, unknown>>;
}

/** What a host call hands back, as JSON text. */
export type HostCallReply = { readonly value?: unknown } | { readonly error: string };

/** How a script ended, as JSON text. `result` is absent when nothing was returned. */
export type ScriptEnd = { readonly result?: unknown } | { readonly error: ThrownByScript };

export interface ThrownByScript {
  readonly message: string;
  readonly stack?: string;
}

export interface ScriptRealm {
  /** Makes the global function `name` that runs the body once and returns its ScriptEnd as text. */
  enter(name: string, body: (...refusedNames: unknown[]) => unknown): void;
}

/**
 * Turns a fresh context into the realm of a script. Its TEXT is compiled inside that context, so that no object of
 * the outer realm gets in: it uses nothing from outside, and only texts and numbers cross.
 */
export function prepareRealm(
  setupText: string,
  callHost: (name: string, argsText: string) => string,
  now: () => number,
): ScriptRealm {
  const realm = globalThis as unknown as Record<string, unknown>;
  const { parse, stringify } = JSON;
  const setup: RealmSetup = parse(setupText);
  const { defineProperty, getOwnPropertyNames } = Object;
  const { apply, construct, deleteProperty } = Reflect;
  const [ContextError, ContextObject, ContextProxy, ContextString] = [Error, Object, Proxy, String];
  const NativeDate = Date;

  /** Errors of the outer realm must not reach the script as objects. */
  function outside<T>(call: () => T): T {
    try {
      return call();
    } catch (thrown) {
      throw hostError(ContextString((thrown as Error).message));
    }
  }

  function hostError(message: string): Error {
    const error = new ContextError(message);
    error.name = 'GoError';
    return error;
  }

  /** The bytes of an answer as numbers, made when they are asked for. JSON of the answer does not have them. */
  function addBytes(answer: unknown): unknown {
    if (typeof answer !== 'object' || answer === null) return answer;
    const { BodyBytes: encoded, ...shown } = answer as { BodyBytes?: string; Body: string };
    let bytes: unknown;
    const get = () =>
      (bytes ??= parse(outside(() => callHost('bytesOf', stringify([encoded, shown.Body])))).value);
    return defineProperty(shown, 'Bytes', { get, enumerable: false, configurable: true });
  }

  function hostFunction(name: string): unknown {
    return (...args: unknown[]) => {
      const argsText = stringify(args);
      const reply: HostCallReply = parse(outside(() => callHost(name, argsText)));
      if ('error' in reply) throw hostError(reply.error);
      return name === 'http' || name === 'httpMultipart' ? addBytes(reply.value) : reply.value;
    };
  }

  function clock(): number {
    return outside(now);
  }

  function virtualDate(): unknown {
    const VirtualDate = function (...parts: unknown[]): unknown {
      if (new.target === undefined) return new NativeDate(clock()).toString();
      return construct(NativeDate, parts.length === 0 ? [clock()] : parts);
    };
    defineProperty(VirtualDate, 'name', { value: 'Date' });
    defineProperty(VirtualDate, 'length', { value: 7 });
    defineProperty(VirtualDate, 'prototype', { value: NativeDate.prototype, writable: false });
    const hidden = { writable: true, enumerable: false, configurable: true };
    defineProperty(VirtualDate, 'UTC', { ...hidden, value: NativeDate.UTC });
    defineProperty(VirtualDate, 'parse', { ...hidden, value: NativeDate.parse });
    defineProperty(VirtualDate, 'now', { ...hidden, value: clock });
    defineProperty(NativeDate.prototype, 'constructor', { ...hidden, value: VirtualDate });
    return VirtualDate;
  }

  function libraryStub(name: string): unknown {
    const refuse = () => {
      throw new ContextError(name + ' belongs to the common library; the script must not rely on it');
    };
    return new ContextProxy(() => {}, { apply: refuse, construct: refuse, get: refuse });
  }

  function keepOnly(holder: object, names: string | undefined): void {
    if (names === undefined) return;
    const kept = new Set([...names.split(' '), 'length', 'name', 'prototype']);
    for (const name of getOwnPropertyNames(holder)) {
      if (!kept.has(name)) deleteProperty(holder, name);
    }
  }

  function removeWhatServersLack(): void {
    const newer = new Set(setup.newerGlobals);
    for (const name of getOwnPropertyNames(realm)) {
      if (newer.has(name)) continue;
      const known = setup.es5Library[name];
      if (known === undefined) {
        deleteProperty(realm, name);
        continue;
      }
      if (setup.newerGlobals !== undefined) continue;
      keepOnly(realm[name] as object, known.own);
      if (known.prototype !== undefined) {
        keepOnly((realm[name] as { prototype: object }).prototype, known.prototype);
      }
    }
  }

  function thrownByScript(thrown: unknown): ThrownByScript {
    try {
      const { message, stack } = ContextObject(thrown) as Partial<Error>;
      const text = typeof message === 'string' && message !== '' ? message : ContextString(thrown);
      return typeof stack === 'string' ? { message: text, stack } : { message: text };
    } catch {
      return { message: 'the script threw a value that has no text' };
    }
  }

  function endOf(body: (...refusedNames: unknown[]) => unknown): string {
    try {
      return stringify({ result: apply(body, undefined, stubs) } satisfies ScriptEnd);
    } catch (thrown) {
      return stringify({ error: thrownByScript(thrown) } satisfies ScriptEnd);
    }
  }

  removeWhatServersLack();
  realm.Date = virtualDate();
  const stubs = setup.refusedNames.map(libraryStub);
  for (const name of setup.hostFunctions) realm[name] = hostFunction(name);
  // Newer servers have it: the newest common library calls it.
  if (setup.newerGlobals !== undefined) realm.console = { log: realm.logInfo };
  for (const name of Object.keys(setup.values)) realm[name] = setup.values[name];

  return {
    enter: (name, body) => {
      realm[name] = () => {
        delete realm[name];
        return endOf(body);
      };
    },
  };
}
