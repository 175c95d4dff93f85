import type { FaultVerdict } from './judge-faults.js';

/** Codes of the kit that none of our findings about the same mistake has as its counterpart, and why. */
export interface ExplainedCode {
  readonly code: string;
  /** Those of our codes that say it; one of them must be there. */
  readonly ours: readonly string[];
  readonly reason: string;
}

const afterOther = 'It follows from the same mistake, which ours reports once, where it is.';
const otherState = 'It compares with an earlier state of the repository. Ours looks at the pack as it is.';
const unreadable = 'The kit cannot read the file, or the pack around it, and does not say why.';

export const explainedCodes: readonly ExplainedCode[] = [
  {
    code: 'path',
    ours: [
      'CP225',
      'CP226',
      'CP227',
      'CP228',
      'CP229',
      'CP230',
      'CP609',
      'CP610',
      'CP611',
      'CPC201',
      'CPC434',
    ],
    reason: 'The check of paths has no codes.',
  },
  { code: 'crash', ours: ['CP011', 'CP102', 'CP103', 'CP216', 'CP224'], reason: unreadable },
  {
    code: 'BA102',
    ours: ['CP011', 'CP012', 'CP102', 'CP103', 'CP225', 'CP226', 'CP613'],
    reason: unreadable,
  },
  { code: 'PA114', ours: ['CP011', 'CP012', 'CP102', 'CP103', 'CP613', 'CP815'], reason: otherState },
  { code: 'RN106', ours: ['CP011', 'CP012', 'CP102', 'CP103', 'CP613', 'CP815'], reason: otherState },
  { code: 'RN107', ours: ['CP815', 'CP816', 'CP817', 'CP818'], reason: otherState },
  {
    code: 'BA100',
    ours: ['CP102'],
    reason: 'Ours says that the version is missing, not that it is another one.',
  },
  {
    code: 'BA106',
    ours: ['CP101', 'CP102'],
    reason: 'Ours says that the key is misspelt, not that the version is too old.',
  },
  { code: 'PA101', ours: ['CP203'], reason: afterOther },
  { code: 'PA108', ours: ['CP102'], reason: afterOther },
  { code: 'PA109', ours: ['CP102'], reason: afterOther },
  { code: 'PA125', ours: ['CP102'], reason: afterOther },
  { code: 'BA130', ours: ['CP217'], reason: afterOther },
  { code: 'BA131', ours: ['CP216', 'CP218'], reason: 'The kit repeats it for every item of the pack.' },
  { code: 'RM108', ours: ['CP708'], reason: afterOther },
  { code: 'RM110', ours: ['CP701'], reason: afterOther },
  { code: 'MR107', ours: ['CP801', 'CP803'], reason: afterOther },
  { code: 'PB103', ours: ['CP102', 'CPC301'], reason: afterOther },
  {
    code: 'AG100',
    ours: ['CPC204'],
    reason: 'It is about where the official repository keeps what asks a language model.',
  },
  { code: 'AG101', ours: ['CPC204'], reason: afterOther },
  { code: 'RM103', ours: ['CPC204'], reason: afterOther },
  { code: 'RN116', ours: ['CP816'], reason: afterOther },
  {
    code: 'ST110',
    ours: ['CP211', 'CP505', 'CPC430'],
    reason: 'The kit finds it twice, by its model and by a check of its own.',
  },
  {
    code: 'IM106',
    ours: ['CP617'],
    reason: 'It compares with images that only the kit has.',
  },
  {
    code: 'IN126',
    ours: ['CP419', 'CP323'],
    reason: 'The kit itself excuses packs of the community from it.',
  },
];

/** Codes of the kit about a mistake without a counterpart in ours. */
export function withoutCounterpart({ kit, ours }: FaultVerdict): readonly string[] {
  const counterparts = new Set(ours.flatMap(({ official }) => official));
  return [...new Set(kit.map(({ code }) => code))].filter((code) => !counterparts.has(code));
}

/** Those of them that nobody has explained. */
export function unexplainedCodes(verdict: FaultVerdict): readonly string[] {
  const found = new Set(verdict.ours.map(({ code }) => code));
  return withoutCounterpart(verdict).filter(
    (code) =>
      !explainedCodes.some(
        (explained) => explained.code === code && explained.ours.some((one) => found.has(one)),
      ),
  );
}
