import { fileURLToPath } from 'node:url';
import { run } from './program.ts';
import { realWorld } from './world.ts';

const code = await run(process.argv.slice(2), realWorld(fileURLToPath(new URL('../../..', import.meta.url))));
if (code) process.exitCode = code;
