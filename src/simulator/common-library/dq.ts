/**
 * `dq` of the server, which takes values out of an object by a path of the language DT. The language: the official page
 * "Transform Language (DT)" of xsoar.pan.dev. Known here are `a.b`, `a[0]`, `a.[0]`, `a(condition)` with `val` in it, and
 * `a=expression` at the end. Lists on the way are taken apart. No match is undefined, one is itself, several are a list:
 * that one match is not a list was not measured on a server.
 */
export function dq(object: unknown, query: string): unknown {
  type Step = { readonly kind: 'field' | 'index' | 'filter' | 'transform'; readonly text: string };

  /** Where the bracket that opens at `start` closes; brackets in texts do not count. */
  function closing(text: string, start: number): number {
    const pairs: Record<string, string> = { '(': ')', '[': ']', '{': '}' };
    const open: string[] = [];
    let quote = '';
    for (let at = start; at < text.length; at += 1) {
      const character = text.charAt(at);
      if (quote !== '') {
        if (character === '\\') at += 1;
        else if (character === quote) quote = '';
      } else if (character === '"' || character === "'" || character === '`') quote = character;
      else if (pairs[character] !== undefined) open.push(pairs[character]);
      else if (character === open[open.length - 1]) {
        open.pop();
        if (open.length === 0) return at;
      }
    }
    throw new Error(`dq: a bracket is not closed in ${text}`);
  }

  function stepsOf(path: string): Step[] {
    const steps: Step[] = [];
    for (let at = 0; at < path.length; ) {
      const character = path.charAt(at);
      if (character === '=') {
        steps.push({ kind: 'transform', text: path.slice(at + 1) });
        return steps;
      }
      if (character === '(' || character === '[') {
        const end = closing(path, at);
        const text = path.slice(at + 1, end);
        steps.push({ kind: character === '(' ? 'filter' : 'index', text });
        at = end + 1;
      } else if (character === '.') at += 1;
      else {
        const field = (/^[^.([=]+/.exec(path.slice(at)) as RegExpExecArray)[0];
        steps.push({ kind: 'field', text: field.trim() });
        at += field.length;
      }
    }
    return steps;
  }

  function evaluated(expression: string, val: unknown): unknown {
    return new Function('val', `return (${expression});`)(val);
  }

  const apart = (values: unknown[]) =>
    values.reduce<unknown[]>((all, value) => all.concat(Array.isArray(value) ? value : [value]), []);
  const isPresent = (value: unknown) => value !== undefined && value !== null;

  let values: unknown[] = [object];
  for (const { kind, text } of stepsOf(String(query))) {
    if (kind === 'field') {
      values = apart(values)
        .filter(isPresent)
        .map((value) => (text === '*' ? value : (value as Record<string, unknown>)[text]))
        .filter(isPresent);
    } else if (kind === 'index') {
      const [from = '', to] = text.replace(/["']/g, '').split(':');
      values = values.reduce<unknown[]>((all, value) => {
        if (to !== undefined) return all.concat(apart([value]).slice(Number(from), Number(to) + 1));
        const item = (value as Record<string, unknown>)[from];
        return isPresent(item) ? all.concat([item]) : all;
      }, []);
    } else if (kind === 'filter') values = apart(values).filter((value) => evaluated(text, value));
    else values = apart(values).map((value) => evaluated(text, value));
  }
  return values.length > 1 ? values : values[0];
}
