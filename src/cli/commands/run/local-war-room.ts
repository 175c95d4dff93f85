import type { Environment } from '../../../shared/environment.js';
import { UserError } from '../../../shared/errors.js';
import { suggestion } from '../../../shared/nearest-name.js';
import type {
  InstalledIntegration,
  InstalledPack,
} from '../../../simulator/install/installed-integration.js';
import { commandNames, type ScriptArguments } from '../../../simulator/instance/command-arguments.js';
import {
  configureInstance,
  type InstanceConfiguration,
} from '../../../simulator/instance/configure-instance.js';
import { Instance, type InstanceOptions, type RunResult } from '../../../simulator/instance/instance.js';
import { readInstanceFile, refuseLiteralSecrets } from '../../../simulator/instance/instance-file.js';
import type { Investigation } from '../../../simulator/investigation/investigation.js';
import type { ScriptRunner } from '../../../simulator/sandbox/script-job.js';
import { checkScript, scriptWarnings } from '../../../simulator/sandbox/script-language.js';
import { LocalWarRoom } from '../../../simulator/war-room/war-room.js';
import { readLibraryFile } from '../../pack-argument/library-file.js';

export interface LocalWarRoomRequest {
  readonly pack: InstalledPack;
  readonly command: string;
  /** The instance file; undefined for a command that needs no instance. */
  readonly config: string | undefined;
  readonly env: Environment;
  readonly investigation: Investigation;
  /** The file with the platform's own common library. */
  readonly commonServer: string | undefined;
  /** What runs the code of the instance of the file. Throws a UserError for code that may not run. */
  readonly runnerFor: (integration: InstalledIntegration) => Promise<ScriptRunner>;
}

export interface OpenedWarRoom {
  readonly room: LocalWarRoom;
  /** The one of the instance file. */
  readonly instance: Instance | undefined;
  /** What not every server takes of what is going to run. */
  readonly warnings: readonly string[];
  run(command: string, args: ScriptArguments): Promise<RunResult>;
  close(): Promise<void>;
}

/**
 * A War Room with all of a pack: the instance of the file, instances with the defaults of integrations that need nothing
 * else, and the scripts. Throws a UserError when the command needs an instance and no file declares one.
 */
export async function openWarRoom(request: LocalWarRoomRequest): Promise<OpenedWarRoom> {
  const { pack, command, config, investigation } = request;
  const settings =
    request.commonServer === undefined ? {} : { commonServer: readLibrary(request.commonServer) };
  const room = new LocalWarRoom({ investigation, scripts: pack.scripts, settings });
  const declared = config === undefined ? undefined : await readConfiguration(request, config);
  const options = { ...settings, warRoom: room };
  const instance =
    declared === undefined
      ? undefined
      : new Instance(declared, options, await request.runnerFor(declared.integration));
  const others = pack.integrations
    .filter((integration) => integration !== declared?.integration)
    .flatMap((integration) => withDefaults(integration, options));
  const script = pack.scripts.find(({ name, id }) => name === command || id === command);
  return {
    room,
    instance,
    warnings:
      script === undefined ? (instance?.warnings ?? []) : scriptWarnings(script.script, `${script.name}.js`),
    run: async (command, args) => {
      const ofInstance = instance?.configuration.integration.commands.some(({ name }) => name === command);
      if (!ofInstance && room.knows(command)) return room.run(command, args);
      refuseUnknown(command, pack, room);
      if (instance !== undefined) return instance.run(command, args);
      throw new UserError('command-line', 'Specify where to run: --config instance.json or --tenant NAME.');
    },
    close: async () => {
      await Promise.all([room.close(), instance?.close(), ...others.map((other) => other.close())]);
    },
  };
}

/** Throws a UserError for a command that no integration of the pack has, configured or not, and no script. */
function refuseUnknown(command: string, { integrations }: InstalledPack, room: LocalWarRoom): void {
  const known = [...new Set([...integrations.flatMap(commandNames), ...room.names()])];
  if (!known.includes(command))
    throw new UserError(
      'command-unknown',
      `The pack has no command or script "${command}". ${suggestion(command, known)}`,
    );
}

/** The instance of the file: of the integration that it names, else of the one that has the command. */
async function readConfiguration(
  { pack: { integrations }, command, env }: LocalWarRoomRequest,
  config: string,
): Promise<InstanceConfiguration> {
  const declared = await readInstanceFile(config, env);
  const wanted = declared.integration;
  const hasCommand = ({ commands }: InstalledIntegration) => commands.some(({ name }) => name === command);
  const integration =
    wanted === undefined
      ? (integrations.find(hasCommand) ?? integrations[0])
      : integrations.find(({ id }) => id === wanted);
  if (integration === undefined) {
    const ids = integrations.map(({ id }) => id);
    throw new UserError(
      'command-line',
      wanted === undefined
        ? 'The pack holds no integration. Leave --config out.'
        : `The pack holds no integration "${wanted}", which ${config} names. ${suggestion(wanted, ids)}`,
    );
  }
  refuseLiteralSecrets(integration.configuration, declared);
  return configureInstance(integration, { name: declared.name ?? integration.id, params: declared.params });
}

/** An instance of an integration whose form needs nothing from the user, and whose script can run. */
function withDefaults(integration: InstalledIntegration, options: InstanceOptions): Instance[] {
  try {
    const name = `${integration.id}_instance_1`;
    return [new Instance(configureInstance(integration, { name, params: {} }), options)];
  } catch (error) {
    if (error instanceof UserError) return [];
    throw error;
  }
}

function readLibrary(path: string): string {
  const text = readLibraryFile(path);
  checkScript(text, path, 'platform');
  return text;
}
