import { spawn } from 'node:child_process';
import { join } from 'node:path';

const KEPT_OUTPUT = 20_000;

/** Builds what changed (gulpfile.js). `note` gets the last line; a failure carries the whole output. */
export async function buildAll(root: string, note: (text: string) => void): Promise<void> {
  const gulp = join(root, 'node_modules/gulp/bin/gulp.js');
  const child = spawn(process.execPath, [gulp, '--gulpfile', join(root, 'gulpfile.js'), '-L', 'build'], { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => {
      output = (output + text).slice(-KEPT_OUTPUT);
      const last = text.trim().split('\n').at(-1);
      if (last) note(last);
    });
  const code = await new Promise<number | null>((resolve, reject) => child.once('error', reject).once('close', resolve));
  if (code !== 0) throw new Error(`The build failed.\n${output.replace(/^ +at .*\n/gm, '')}`);
}
