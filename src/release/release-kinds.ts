/** Revision: a compatible fix. Minor: a compatible feature. Major: a change that breaks something. */
export const releaseKinds = ['major', 'minor', 'revision'] as const;

export type ReleaseKind = (typeof releaseKinds)[number];
