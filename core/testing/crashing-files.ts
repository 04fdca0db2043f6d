import { createHash } from 'node:crypto';
import { basename, dirname } from 'node:path';
import type { Files } from '../generation/files.ts';
import { errno } from './faulty-files.ts';

/**
 * A file system in memory that knows what a power cut may take (Pillai et al. 2014, "All File Systems Are Not Created
 * Equal"). Bytes of a file that was not synced may be lost from any point on; changes to the names of a directory that
 * was not synced may be lost one by one, in any combination, each as a whole.
 */
export type CrashingFiles = {
  files: Files;
  /** The file system after a power cut now. `choose` gives numbers in 0..2 and so picks among what may happen. */
  crash(choose: () => number): CrashingFiles;
};

type File = { kind: 'file'; bytes: Uint8Array; synced: boolean };
type Change = (names: Map<string, Node>) => void;
type Directory = { kind: 'directory'; names: Map<string, Node>; durable: Map<string, Node>; pending: Change[] };
type Node = File | Directory;

export function createCrashingFiles(): CrashingFiles {
  return over(directory(new Map()));
}

function directory(names: Map<string, Node>): Directory {
  return { kind: 'directory', names, durable: new Map(names), pending: [] };
}

function over(root: Directory): CrashingFiles {
  function find(path: string): Node | undefined {
    let node: Node | undefined = root;
    for (const name of path.split('/').filter(Boolean))
      node = node?.kind === 'directory' ? node.names.get(name) : undefined;
    return node;
  }

  function directoryOf(path: string): Directory {
    const parent = find(dirname(path));
    if (parent?.kind !== 'directory') throw errno('ENOENT');
    return parent;
  }

  function fileAt(path: string): File {
    const node = find(path);
    if (!node) throw errno('ENOENT');
    if (node.kind !== 'file') throw errno('EISDIR');
    return node;
  }

  function change(parent: Directory, apply: Change): void {
    apply(parent.names);
    parent.pending.push(apply);
  }

  const files: Files = {
    async list(path) {
      const node = find(path);
      if (node?.kind !== 'directory') throw errno('ENOENT');
      return [...node.names.keys()];
    },
    read: async (path) => fileAt(path).bytes.slice(),
    async digest(path) {
      const { bytes } = fileAt(path);
      return { bytes: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex') };
    },
    async create(path, parts) {
      if (find(path)) throw errno('EEXIST');
      const file: File = { kind: 'file', bytes: Buffer.concat([...parts]), synced: false };
      change(directoryOf(path), (names) => names.set(basename(path), file));
    },
    async sync(path) {
      const node = find(path);
      if (!node) throw errno('ENOENT');
      if (node.kind === 'file') {
        node.synced = true;
      } else {
        node.durable = new Map(node.names);
        node.pending = [];
      }
    },
    async rename(from, to) {
      const node = find(from);
      if (!node) throw errno('ENOENT');
      change(directoryOf(to), (names) => {
        names.delete(basename(from));
        names.set(basename(to), node);
      });
    },
    async remove(path) {
      if (find(path)) change(directoryOf(path), (names) => names.delete(basename(path)));
    },
    async makeDirectory(path) {
      if (find(path)) return;
      await files.makeDirectory(dirname(path));
      change(directoryOf(path), (names) => names.set(basename(path), directory(new Map())));
    },
  };
  return { files, crash: (choose) => over(survivor(root, choose) as Directory) };
}

function survivor(node: Node, choose: () => number): Node {
  if (node.kind === 'file') {
    const kept = node.synced ? node.bytes.length : Math.floor((node.bytes.length * choose()) / 2);
    return { kind: 'file', bytes: node.bytes.slice(0, kept), synced: true };
  }
  const names = new Map(node.durable);
  for (const apply of node.pending) if (choose() > 0) apply(names);
  return directory(new Map([...names].map(([name, child]) => [name, survivor(child, choose)])));
}

/** Files that stop for good before the n-th operation (counted from 1), as those of a killed process; `stopped` resolves. */
export function stoppingFiles(files: Files, at: number): { files: Files; stopped: Promise<'stopped'> } {
  const { promise, resolve } = withResolver();
  let calls = 0;
  const stop =
    <A extends unknown[], T>(call: (...args: A) => Promise<T>) =>
    (...args: A): Promise<T> => {
      calls += 1;
      if (calls < at) return call(...args);
      resolve('stopped');
      return new Promise(() => undefined);
    };
  const stopping: Files = {
    list: stop(files.list),
    read: stop(files.read),
    digest: stop(files.digest),
    create: stop(files.create),
    sync: stop(files.sync),
    rename: stop(files.rename),
    remove: stop(files.remove),
    makeDirectory: stop(files.makeDirectory),
  };
  return { files: stopping, stopped: promise };
}

function withResolver() {
  let resolve: (value: 'stopped') => void = () => undefined;
  const promise = new Promise<'stopped'>((settle) => {
    resolve = settle;
  });
  return { promise, resolve };
}
