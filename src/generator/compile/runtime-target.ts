import { pythonScript } from '../../container/python-script.js';
import type { IntegrationCode } from '../../content/content-format.js';
import type { CompletePack } from '../../content/pack/complete-pack.js';
import { parametersIn } from '../../definition/parameter.js';
import { defaultContainerImage, type Runtime } from '../../definition/runtime.js';

/** What the name of a zip for the server runtime ends in. */
export const serverZipSuffix = '-server';

/** What differs between the packs that a build makes for the runtimes: where they go, and the form of the code. */
export interface RuntimeTarget {
  readonly runtime: Runtime;
  /** Holds the pack in source layout, below the folder of the output. */
  readonly packsFolder: string;
  /** Follows the pack's id in the name of the zip. */
  readonly zipSuffix: string;
  /** The compiled script in the form that the runtime takes. */
  code(script: string): IntegrationCode;
}

export function runtimeTarget(runtime: Runtime, pack: CompletePack): RuntimeTarget {
  return runtime === 'server' ? serverTarget : containerTarget(containerImageOf(pack));
}

/** The image in which the container runtime runs the integration. */
export function containerImageOf({ integration }: CompletePack): string {
  return integration.containerImage ?? defaultContainerImage;
}

/** The definition as it holds in a runtime. */
export function packIn(runtime: Runtime, pack: CompletePack): CompletePack {
  const { integration } = pack;
  return {
    ...pack,
    integration: { ...integration, parameters: parametersIn(runtime, integration.parameters) },
  };
}

function containerTarget(dockerimage: string): RuntimeTarget {
  return {
    runtime: 'container',
    packsFolder: 'Packs',
    zipSuffix: '',
    code: (script) => ({
      keys: { type: 'python', subtype: 'python3', dockerimage },
      extension: 'py',
      comment: '###',
      ...pythonScript(script),
    }),
  };
}

const serverTarget: RuntimeTarget = {
  runtime: 'server',
  // The development kit knows a pack by the name of the folder around it.
  packsFolder: 'server/Packs',
  zipSuffix: serverZipSuffix,
  code: (script) => ({
    keys: { type: 'javascript' },
    extension: 'js',
    comment: '//',
    source: script,
    unified: script,
  }),
};
