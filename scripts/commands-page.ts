import { writeFileSync } from 'node:fs';
import { renderCommandsPage } from '#src/cli/commands-page.js';
import { subcommands } from '#src/cli/subcommands.js';

writeFileSync(new URL('../docs/commands.md', import.meta.url), renderCommandsPage(subcommands));
