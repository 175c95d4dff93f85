/*
 * How entries change the context. Documented on xsoar.pan.dev, "Context and Outputs": the key of an output is a path,
 * which can have a condition in brackets under which a new value and a known one are the same. What happens without
 * one is told there as well: the value is added to what is there. Not measured on a server.
 *
 * It runs where scripts run, for a condition is code of the pack.
 */

type Fields = Record<string, unknown>;

/** The text of a script that returns the context in `args.context` with the outputs in `args.outputs` merged in. */
export function mergeScript(): string {
  return `${merged}\nreturn merged(args.context, args.outputs);`;
}

function merged(context: Fields, outputs: Fields): Fields {
  function isObject(value: unknown): value is Fields {
    return typeof value === 'object' && value !== null && !Array.isArray(value);
  }

  function combined(known: Fields, added: Fields): Fields {
    const append = (added.properties_to_append ?? []) as string[];
    const both = { ...known, ...added };
    for (const name of append) {
      const values = [known[name], added[name]].flatMap((value) => value ?? []);
      if (values.length > 0) both[name] = values.length === 1 ? values[0] : values;
    }
    const { properties_to_append: _instruction, ...kept } = both;
    return kept;
  }

  function without(value: unknown): unknown {
    return isObject(value) ? combined({}, value) : value;
  }

  function isSame(condition: string, val: unknown, obj: unknown): unknown {
    try {
      return new Function('val', 'obj', `return (${condition});`)(val, obj);
    } catch {
      return false;
    }
  }

  for (const key of Object.keys(outputs)) {
    const [, path = key, condition] = /^([^(]+)(?:\(([\s\S]*)\))?$/.exec(key) ?? [];
    const steps = path.split('.');
    const last = steps.pop() as string;
    let place = context;
    for (const step of steps) {
      if (!isObject(place[step])) place[step] = {};
      place = place[step] as Fields;
    }
    const known = place[last];
    let values: unknown[] = known === undefined || known === null ? [] : ([] as unknown[]).concat(known);
    const added = outputs[key];
    for (const item of Array.isArray(added) ? added : [added]) {
      const at = condition === undefined ? -1 : values.findIndex((value) => isSame(condition, value, item));
      const before = values[at];
      if (at === -1) values = [...values, without(item)];
      else values[at] = isObject(before) && isObject(item) ? combined(before, item) : item;
    }
    place[last] = values.length === 1 && !Array.isArray(added) ? values[0] : values;
  }
  return context;
}
