import { type ChildProcess, spawn } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';

/** Programs under measurement, each a process of its own, alone on one core where `taskset` exists. */

export type Server = { url: string; peakMegabytes(): Promise<number>; stop(): Promise<void> };

/** Starts a server and waits until it is ready: until `path` answers 2xx. Throws when it ends before or takes 60 s. */
export async function startServer(
  command: string[],
  port: number,
  options: { path: string; env?: NodeJS.ProcessEnv },
): Promise<Server> {
  const child = start(command, options.env);
  const url = `http://127.0.0.1:${port}`;
  await untilReady(url + options.path, child);
  return { url, peakMegabytes: () => peakMegabytes(child), stop: () => stop(child) };
}

export type RunFigures = { seconds: number; peak_megabytes: number };

/** Runs a command to its end and measures it from outside, start and model loading included. */
export async function run(command: string[], env?: NodeJS.ProcessEnv): Promise<RunFigures> {
  const started = performance.now();
  const child = start(command, env);
  let peak = 0;
  const watch = setInterval(async () => {
    // NaN once the process has ended: the last reading stays.
    peak = (await peakMegabytes(child)) || peak;
  }, 50);
  const code = await new Promise((resolve, reject) => child.once('error', reject).once('exit', resolve));
  clearInterval(watch);
  if (code !== 0) throw new Error(`${command.join(' ')} ended with code ${code}.`);
  return { seconds: (performance.now() - started) / 1000, peak_megabytes: peak };
}

function start(command: string[], env: NodeJS.ProcessEnv = {}): ChildProcess {
  const pinned = process.platform === 'linux' ? ['taskset', '-c', '0', ...command] : command;
  const [program = '', ...args] = pinned;
  return spawn(program, args, {
    env: { PATH: process.execPath.replace(/\/[^/]+$/, ''), ...env },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
}

async function untilReady(url: string, child: ChildProcess): Promise<void> {
  const deadline = Date.now() + 60_000;
  while (Date.now() < deadline && child.exitCode === null) {
    const ready = await fetch(url, { method: 'GET' }).then(
      (response) => response.status < 500,
      () => false,
    );
    if (ready) return;
    await sleep(20);
  }
  await stop(child);
  throw new Error(`No answer from ${url}.`);
}

/** Highest resident set so far, in MB; Linux keeps it as VmHWM. NaN elsewhere. */
async function peakMegabytes(child: ChildProcess): Promise<number> {
  const status = await readFile(`/proc/${child.pid}/status`, 'utf8').catch(() => '');
  const kilobytes = /VmHWM:\s+(\d+) kB/.exec(status)?.[1];
  return kilobytes === undefined ? Number.NaN : Number(kilobytes) / 1024;
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return;
  const ended = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGTERM');
  await ended;
}
