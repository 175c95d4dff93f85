import type { Command } from '../../definition/command.js';
import type { OutputType } from '../../definition/outputs.js';
import { dbotScoreOutputs, indicators } from '../../spec/indicators.js';

/** One path in the context that a command fills. */
export interface ContextOutput {
  readonly contextPath: string;
  readonly description: string;
  readonly type: string;
}

const types: { readonly [T in OutputType]: string } = {
  string: 'String',
  number: 'Number',
  boolean: 'Boolean',
  date: 'Date',
  unknown: 'Unknown',
};

/** Everything that a command leaves in the context: what its author declared, and what a verdict brings. */
export function contextOutputs({
  outputs,
  indicator,
}: Pick<Command, 'outputs' | 'indicator'>): ContextOutput[] {
  const own = Object.entries(outputs?.fields ?? {}).map(([path, [type, description]]) => ({
    contextPath: outputs?.prefix ? `${outputs.prefix}.${path}` : path,
    description,
    type: types[type],
  }));
  return indicator === undefined ? own : [...own, ...verdictOutputs(indicator)];
}

function verdictOutputs(indicator: keyof typeof indicators): ContextOutput[] {
  const { context, key, noun } = indicators[indicator];
  return [
    ...dbotScoreOutputs.map(([name, type, description]) => ({
      contextPath: `DBotScore.${name}`,
      description,
      type,
    })),
    { contextPath: `${context}.${key}`, description: `The ${noun}.`, type: 'String' },
    {
      contextPath: `${context}.Malicious.Vendor`,
      description: `The vendor that reports the ${noun} as bad.`,
      type: 'String',
    },
    {
      contextPath: `${context}.Malicious.Description`,
      description: `The reason why the ${noun} is bad.`,
      type: 'String',
    },
  ];
}
