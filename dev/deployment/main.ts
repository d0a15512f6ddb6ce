// Writes the deployment files. `npm run -s deployment`; a test fails when they were not written again after a change.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { DEPLOYMENT_DIR, deploymentFiles } from './template.ts';

const target = join(fileURLToPath(new URL('../..', import.meta.url)), DEPLOYMENT_DIR);
mkdirSync(target, { recursive: true });
for (const [name, text] of Object.entries(deploymentFiles())) {
  writeFileSync(join(target, name), text);
  console.log(`${DEPLOYMENT_DIR}/${name}`);
}
