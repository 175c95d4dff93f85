/** Those whose text begins with what was typed, then those whose text holds it, in any case. */
export function matching<T>(typed: string, all: readonly T[], textOf: (one: T) => string): readonly T[] {
  const sought = typed.toLowerCase();
  const place = (one: T) => textOf(one).toLowerCase().indexOf(sought);
  const found = all.filter((one) => place(one) >= 0);
  return [...found.filter((one) => place(one) === 0), ...found.filter((one) => place(one) > 0)];
}
