import { demoSource } from 'cortex-pack/test';
import { integration } from '../definition/integration.js';
import { mock } from './mock.js';

/** What `npm run dev` and `npx cortex-pack demo` run the pack against. */
export default demoSource(integration, mock);
