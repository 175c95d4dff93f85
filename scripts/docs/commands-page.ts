import { writeFileSync } from 'node:fs';
import { subcommands } from '#src/cli/program/subcommands.js';
import { renderCommandsPage } from './render-commands-page.js';

writeFileSync(new URL('../../docs/commands.md', import.meta.url), renderCommandsPage(subcommands));
