import { UserError } from '../../../shared/errors.js';
import { defineSubcommand } from '../../program/subcommand.js';

const shells = ['bash', 'zsh', 'fish', 'powershell'] as const;

export const completion = defineSubcommand({
  name: 'completion',
  summary: 'Print the script that lets a shell complete subcommands, options and their values.',
  options: {
    json: { kind: 'boolean', summary: 'print the script as a field of JSON' },
  },
  arguments: [{ name: 'shell', summary: 'the shell', required: true, choices: shells }],
  examples: [
    {
      line: 'cortex-pack completion bash > ~/.local/share/bash-completion/completions/cortex-pack',
      description: 'bash',
    },
    { line: 'cortex-pack completion zsh > ~/.zsh/completions/_cortex-pack', description: 'zsh' },
    {
      line: 'cortex-pack completion fish > ~/.config/fish/completions/cortex-pack.fish',
      description: 'fish',
    },
    { line: 'cortex-pack completion powershell >> $PROFILE', description: 'PowerShell' },
  ],
  async run({ options, arguments: [given] }, { output, subcommands }) {
    const shell = shells.find((each) => each === given);
    if (shell === undefined) throw new UserError('command-line', `Choose a shell: ${shells.join(', ')}.`);
    const { completionScript } = await import('./completion-script.js');
    const script = completionScript(shell, subcommands);
    if (options.json) output.out.verbatim(JSON.stringify({ shell, script }, null, 2));
    else output.out.write(script);
  },
});
