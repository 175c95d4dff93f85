import { type GuestKind, pythonScript } from '../../container/python-script.js';
import type { ScriptCode } from '../../content/content-format.js';
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
  /** The compiled script of an item in the form that the runtime takes. */
  code(kind: GuestKind, script: string, item: { readonly containerImage?: string }): ScriptCode;
}

export function runtimeTarget(runtime: Runtime): RuntimeTarget {
  return runtime === 'server' ? serverTarget : containerTarget;
}

/** The image in which the container runtime runs the code of an item. */
export function containerImageOf({ containerImage }: { readonly containerImage?: string }): string {
  return containerImage ?? defaultContainerImage;
}

/** The definition as it holds in a runtime. */
export function packIn(runtime: Runtime, pack: CompletePack): CompletePack {
  return {
    ...pack,
    integrations: pack.integrations.map((integration) => ({
      ...integration,
      parameters: parametersIn(runtime, integration.parameters),
    })),
  };
}

const containerTarget: RuntimeTarget = {
  runtime: 'container',
  packsFolder: 'Packs',
  zipSuffix: '',
  code: (kind, script, item) => ({
    keys: { type: 'python', subtype: 'python3', dockerimage: containerImageOf(item) },
    extension: 'py',
    comment: '###',
    ...pythonScript(script, kind),
  }),
};

const serverTarget: RuntimeTarget = {
  runtime: 'server',
  // The development kit knows a pack by the name of the folder around it.
  packsFolder: 'server/Packs',
  zipSuffix: serverZipSuffix,
  code: (_kind, script) => ({
    keys: { type: 'javascript' },
    extension: 'js',
    comment: '//',
    source: script,
    unified: script,
  }),
};
