import { UserError } from '../shared/errors.js';
import type { ReleaseKind } from './release-kinds.js';

const highest = 99;

/** The version after the given one. Throws a UserError where the platform's two digits do not suffice. */
export function nextVersion(version: string, kind: ReleaseKind): string {
  const [major = 0, minor = 0, revision = 0] = version.split('.').map(Number);
  const next = {
    major: [major + 1, 0, 0],
    minor: [major, minor + 1, 0],
    revision: [major, minor, revision + 1],
  }[kind];
  if (next.some((part) => part > highest)) {
    throw new UserError(
      'release',
      `After ${version} there is no ${kind} version: the platform takes numbers up to ${highest}. Make a larger step.`,
    );
  }
  return next.join('.');
}
