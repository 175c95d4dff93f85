/** Sorted; of equal ones the first stays the first. Engines of ES5 do not promise that of `sort`. */
export function inOrder<T>(items: readonly T[], compare: (one: T, other: T) => number): T[] {
  return items
    .map((item, position) => ({ item, position }))
    .sort((a, b) => compare(a.item, b.item) || a.position - b.position)
    .map(({ item }) => item);
}
