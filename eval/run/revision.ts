import { execFile } from 'node:child_process';

/** The commit of the code in a folder, with `-dirty` where files differ from it; null where git cannot tell. */
export function revisionOf(folder: string): Promise<string | null> {
  const args = ['describe', '--always', '--dirty', '--abbrev=40', '--exclude=*'];
  return new Promise((done) => {
    execFile('git', args, { cwd: folder }, (error, stdout) => done(error === null ? stdout.trim() : null));
  });
}
