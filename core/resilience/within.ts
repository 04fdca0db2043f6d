import type { Timer } from './timer.ts';

/** Settles with the promise, or rejects with what `late` makes after `ms`. What comes of the promise then is nobody's. */
export function within<T>(promise: Promise<T>, ms: number, timer: Timer, late: () => Error): Promise<T> {
  return new Promise((resolve, reject) => {
    const cancel = timer.after(ms, () => reject(late()));
    promise.then(resolve, reject).finally(cancel);
  });
}
