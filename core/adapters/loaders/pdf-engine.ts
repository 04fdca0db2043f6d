import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { MessageChannel, Worker } from 'node:worker_threads';
import type { PDFDocumentProxy } from 'pdfjs-dist';
import { Unreadable } from './unreadable.ts';

/**
 * Opens a PDF with pdf.js, its parser in a thread of its own:
 *
 *     this thread ──MessageChannel──► worker thread: pdf.worker.mjs (all parsing, bounded heap)
 *
 * In Node pdf.js would otherwise parse in the calling thread, where a file made to loop cannot be stopped; a thread is
 * ended when the time is over. CMaps and the standard fonts' metrics come from the package: without them Chinese fonts
 * that are named but not embedded (`STSong-Light`) have no text.
 */
export async function withPdf<T>(
  bytes: Uint8Array,
  limits: { milliseconds: number; heapMegabytes: number },
  read: (pdf: PDFDocumentProxy) => Promise<T>,
): Promise<T> {
  const pdfjs = await import('pdfjs-dist/legacy/build/pdf.mjs');
  const { port1: port, port2: workerPort } = new MessageChannel();
  const thread = new Worker(THREAD, {
    eval: true,
    workerData: { port: workerPort, module: pathToFileURL(join(PACKAGE, 'legacy/build/pdf.worker.mjs')).href },
    transferList: [workerPort],
    resourceLimits: { maxOldGenerationSizeMb: limits.heapMegabytes },
    stdout: true,
    stderr: true,
  });
  const over = ended(thread, limits.milliseconds);
  try {
    const worker = pdfjs.PDFWorker.create({ port });
    port.start();
    const task = pdfjs.getDocument({
      data: new Uint8Array(bytes),
      worker,
      cMapUrl: join(PACKAGE, 'cmaps/'),
      cMapPacked: true,
      standardFontDataUrl: join(PACKAGE, 'standard_fonts/'),
      useWorkerFetch: false,
      isEvalSupported: false,
      useSystemFonts: false,
      disableFontFace: true,
      verbosity: pdfjs.VerbosityLevel.ERRORS,
    });
    return await Promise.race([task.promise.then(read), over.promise]);
  } finally {
    over.cancel();
    await thread.terminate();
    port.close();
  }
}

const PACKAGE = dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json'));

/** What the thread runs; text, because a worker's entry is a file of plain JavaScript or this. */
const THREAD = `
  const { workerData: { port, module } } = require('node:worker_threads');
  import(module).then(({ WorkerMessageHandler }) => {
    WorkerMessageHandler.initializeFromPort(port);
    port.start();
  });
`;

/** Rejects when the thread ends by itself (out of memory) or the time is over. */
function ended(thread: Worker, milliseconds: number): { promise: Promise<never>; cancel(): void } {
  let timer: NodeJS.Timeout | undefined;
  const promise = new Promise<never>((_resolve, reject) => {
    const refuse = () => reject(new Unreadable('too-large', 'takes too much time or memory to read; split it.'));
    timer = setTimeout(refuse, milliseconds);
    thread.once('error', refuse);
  });
  return { promise, cancel: () => clearTimeout(timer) };
}
