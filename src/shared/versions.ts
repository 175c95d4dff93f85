/** Whether it is a version as the platform writes it: three numbers of one or two digits. */
export function isVersion(text: string): boolean {
  return /^\d{1,2}\.\d{1,2}\.\d{1,2}$/.test(text);
}

/**
 * Positive when the first version is newer, negative when the second is, 0 when they are equal. Compares the numbers
 * between the dots; a number that is missing, or a part that is no number, counts as 0.
 */
export function compareVersions(one: string, other: string): number {
  const left = numbersOf(one);
  const right = numbersOf(other);
  for (let i = 0; i < Math.max(left.length, right.length); i += 1) {
    const difference = (left[i] ?? 0) - (right[i] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}

function numbersOf(version: string): number[] {
  return version.split('.').map((part) => (/^\d+$/.test(part) ? Number(part) : 0));
}
