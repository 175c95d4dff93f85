import { UserError } from '../../../shared/errors.js';
import type { Redactor } from '../../../shared/redactor.js';
import type {
  InstalledIntegration,
  InstalledPack,
} from '../../../simulator/install/installed-integration.js';
import type { ScriptRunner } from '../../../simulator/sandbox/script-job.js';
import type { FormValues, InstanceSummary, SaveRequest } from '../../protocol.js';
import type { PlaygroundRoom } from '../war-room/playground-room.js';
import { secretsIn, withKeptSecrets, withoutNotes } from './form-values.js';
import { instanceNameFrom, takenName } from './instance-name.js';
import { PlaygroundInstance, type SavedForm } from './playground-instance.js';

/** The instances of the integrations of a pack, by name. */
export class Instances {
  readonly #instances = new Map<string, PlaygroundInstance>();
  readonly #redactor: Redactor;
  readonly #newRunner: () => ScriptRunner;
  readonly #room: PlaygroundRoom;

  constructor(redactor: Redactor, newRunner: () => ScriptRunner, room: PlaygroundRoom) {
    this.#room = room;
    this.#redactor = redactor;
    this.#newRunner = newRunner;
  }

  summaries(): InstanceSummary[] {
    return [...this.#instances.values()].map(({ summary }) => summary);
  }

  /** Throws a UserError for an unknown name. */
  get(name: string): PlaygroundInstance {
    const found = this.#instances.get(name);
    if (found === undefined)
      throw new UserError('playground-request', `There is no instance "${name}". Configure one first.`);
    return found;
  }

  /** Creates an instance or fills its form in again. Throws a UserError for what the form refuses. */
  save(pack: InstalledPack, form: SaveRequest): PlaygroundInstance {
    const integration = integrationIn(pack, form.integration);
    const name = instanceNameFrom(form.name);
    const before = this.#instances.get(name);
    if (form.isNew === true && before !== undefined) throw takenName(name);
    const values = withoutNotes(integration, withKeptSecrets(integration, form.values, before?.values ?? {}));
    this.#redactor.learn(secretsIn(integration, values));
    const filledIn = { name, target: form.target, values };
    if (before !== undefined) {
      before.configure(integration, filledIn);
      return before;
    }
    const created = this.#start(integration, { ...filledIn, allowedOrigins: [], secrets: [] });
    created.configure(integration, filledIn);
    this.#instances.set(name, created);
    return created;
  }

  /** Throws a UserError for an unknown name. */
  async remove(name: string): Promise<void> {
    const removed = this.get(name);
    this.#instances.delete(name);
    await removed.close();
  }

  /** Takes another version of the pack; states stay. */
  install(pack: InstalledPack): void {
    for (const instance of this.#instances.values()) {
      const integration = pack.integrations.find(({ id }) => id === instance.integration.id);
      if (integration !== undefined) instance.install(integration);
      else
        instance.becomeUnusable(
          `${pack.name} ${pack.version} no longer has the integration ${instance.integration.id}. Install a pack that has it.`,
        );
    }
  }

  /** Puts new instances without a state in place of all; what no longer fits becomes their problem. */
  async startOver(change: (values: FormValues) => FormValues): Promise<void> {
    const before = [...this.#instances.values()];
    for (const { name, integration, form } of before) {
      const moved = { ...form, values: change(form.values) };
      this.#redactor.learn(secretsIn(integration, moved.values));
      this.#instances.set(name, this.#start(integration, moved));
    }
    await Promise.all(before.map((instance) => instance.close()));
  }

  async close(): Promise<void> {
    await Promise.all([...this.#instances.values()].map((instance) => instance.close()));
  }

  #start(integration: InstalledIntegration, form: SavedForm): PlaygroundInstance {
    return new PlaygroundInstance(integration, form, this.#redactor, this.#newRunner, this.#room);
  }
}

function integrationIn({ integrations, name }: InstalledPack, id: string): InstalledIntegration {
  const found = integrations.find((integration) => integration.id === id);
  if (found !== undefined) return found;
  const known = integrations.map((integration) => integration.id).join(', ');
  throw new UserError('playground-request', `${name} has no integration "${id}". It has ${known}.`);
}
