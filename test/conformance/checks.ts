import type { KitVerdict, Outcome } from './judge.js';

/** Checks that are left out though they could run, and why. */
export const setAside: readonly { readonly code: string; readonly reason: string }[] = [
  {
    code: 'BC117',
    reason:
      'It warns of every module of every new item, to have the owners of the official repository look at it. In a new pack that is everything.',
  },
];

/** How all checks of the kit went, over several packs. */
export interface Checks {
  readonly ran: readonly string[];
  /** They need the graph of all content. */
  readonly graph: readonly string[];
  readonly network: readonly string[];
  /** Nothing in the packs is what they are about. */
  readonly idle: readonly string[];
}

const precedence: readonly Outcome[] = ['graph', 'network', 'ran', 'idle'];

/** A check that needed something for one pack counts as needing it for all. */
export function sortChecks(verdicts: readonly Pick<KitVerdict, 'outcomes'>[]): Checks {
  const codes = [...new Set(verdicts.flatMap(({ outcomes }) => Object.keys(outcomes)))]
    .filter((code) => !setAside.some((check) => check.code === code))
    .sort();
  const outcomeOf = (code: string) =>
    precedence.find((outcome) => verdicts.some(({ outcomes }) => outcomes[code] === outcome));
  const codesOf = (outcome: Outcome) => codes.filter((code) => outcomeOf(code) === outcome);
  return { ran: codesOf('ran'), graph: codesOf('graph'), network: codesOf('network'), idle: codesOf('idle') };
}

/** What the letters of a code stand for: the kinds of checks that a pack such as this one can meet. */
export const kinds: { readonly [letters: string]: string } = {
  BA: 'all content',
  BC: 'compatibility',
  CL: 'classifiers',
  CR: 'correlation rules',
  DA: 'dashboards of XSOAR',
  DO: 'images of containers',
  DS: 'descriptions',
  GR: 'graph of content',
  IF: 'incident fields',
  IM: 'images',
  IN: 'integrations',
  IT: 'incident types',
  LO: 'layouts',
  MC: 'managed packs',
  MR: 'modeling rules',
  PA: 'packs',
  PB: 'playbooks',
  RM: 'READMEs',
  RN: 'release notes',
  RP: 'indicator types',
  SC: 'scripts',
  ST: 'structure',
  TR: 'triggers',
  VC: 'version configuration',
};

export function isOfKnownKind(code: string): boolean {
  return kinds[code.slice(0, 2)] !== undefined;
}

/** The checks that a spoilt pack is given to: those that ran, and those that wait for something to be about. */
export function checksForFaults({ ran, idle }: Checks): readonly string[] {
  return [...ran, ...idle.filter(isOfKnownKind)].sort();
}
