/**
 * What the marketplace's automatic reviewer asks for, as far as it is data. Source: its comments on pull requests of
 * the public content repository in 2026 (docs/tenant-facts.md); it may err.
 */

/** What the name of a command that shows events ends in, in every collector. */
export const getEventsSuffix = '-get-events';

/** Ends the description of a command that gets events. The reviewer wants these warnings; the words are ours. */
export const developmentWarning =
  'Use this command only for development and debugging: it may produce duplicate events, exceed API rate limits, or disrupt the fetch.';

/** What a line of release notes begins with. */
export const releaseNoteOpenings = [
  'Added support for',
  'Added the',
  'Added a',
  'Added an',
  'Fixed an issue',
  'Improved implementation',
  'Updated the',
  'You can now',
  'Deprecated.',
  'Deprecated the',
  'Improved layout',
  'Created a new layout',
  'Playbook now supports',
  'Created a new playbook',
] as const;

/** Whole lines of release notes that are approved, too. */
export const releaseNoteLines = ['Documentation and metadata improvements.'] as const;

/** Types of arguments that the reviewer asks for. */
export type ArgumentType = 'boolean' | 'shortText';
