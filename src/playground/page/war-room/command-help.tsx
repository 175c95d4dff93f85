import type { FormCommand } from '../../protocol.js';

interface HelpProps {
  readonly commands: readonly FormCommand[];
  /** Puts a line into the command line. */
  readonly onChoose: (line: string) => void;
}

/** The commands with their arguments. */
export function CommandHelp({ commands, onChoose }: HelpProps) {
  return (
    <section class="panel war-room-main" aria-label="Command help">
      <div class="panel-header">
        <h2>Commands</h2>
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, so the keyboard must reach it. */}
      <div class="war-room-scroll panel-body stack" tabIndex={0}>
        {commands.map((command) => (
          <CommandEntry key={command.name} command={command} onChoose={onChoose} />
        ))}
      </div>
    </section>
  );
}

function CommandEntry({
  command: { name, description, deprecated, arguments: all },
  onChoose,
}: {
  readonly command: FormCommand;
  readonly onChoose: HelpProps['onChoose'];
}) {
  const needed = all.filter(({ required }) => required).map((argument) => `${argument.name}=`);
  return (
    <article class="stack tight war-room-command">
      <h3>
        <button
          type="button"
          class="button quiet small mono"
          title="Put it into the command line"
          onClick={() => onChoose(`!${[name, ...needed].join(' ')}${needed.length === 0 ? ' ' : ''}`)}
        >
          !{name}
        </button>{' '}
        {deprecated && <span class="badge">deprecated</span>}
      </h3>
      <p>{description}</p>
      {all.length > 0 && (
        <dl class="war-room-arguments small">
          {all.map((argument) => (
            <div key={argument.name}>
              <dt class="mono">
                <bdi>{argument.name}</bdi> {argument.required && <span class="badge accent">required</span>}
                {argument.deprecated && <span class="badge">deprecated</span>}
              </dt>
              <dd>
                {argument.description}
                <Facts facts={factsOf(argument)} />
              </dd>
            </div>
          ))}
        </dl>
      )}
    </article>
  );
}

function Facts({ facts }: { readonly facts: readonly string[] }) {
  return facts.length === 0 ? null : <span class="muted"> {facts.join(' ')}</span>;
}

function factsOf({
  predefined = [],
  isArray = false,
  defaultValue,
}: FormCommand['arguments'][number]): string[] {
  const values = predefined.filter((value) => value !== '');
  const hasDefault = defaultValue !== undefined && defaultValue !== null && defaultValue !== '';
  return [
    ...(values.length > 0 ? [`Values: ${values.join(', ')}.`] : []),
    ...(isArray ? ['Several values are separated by commas.'] : []),
    ...(hasDefault ? [`Default: ${defaultValue}.`] : []),
  ];
}
