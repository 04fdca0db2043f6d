import type { SharedValues } from '../../../core/records/deliveries.ts';
import { NOBODY, type Person, REMEMBERED_MS } from '../../../core/wechat/person.ts';

/** What is remembered of the people who write to an account, in the store. */
export type People = {
  /** Changes it; `null` leaves it as it is. Resolves to what `change` says beside. */
  update<T>(name: string, change: (person: Person, now: number) => { person: Person | null; result: T }): Promise<T>;
  /** The same where nothing is said; whether it was changed. */
  change(name: string, change: (person: Person, now: number) => Person | null): Promise<boolean>;
};

export function createPeople({ values, clock }: { values: SharedValues; clock: () => Date }): People {
  const update: People['update'] = (name, change) => {
    const at = clock();
    return values.update(`person:${name}`, at, (text) => {
      const { person, result } = change(text === null ? NOBODY : JSON.parse(text), at.getTime());
      if (person === null) return { result };
      const expiresAt = new Date(at.getTime() + REMEMBERED_MS);
      return { value: { text: JSON.stringify(person), expiresAt }, result };
    });
  };
  return {
    update,
    change: (name, change) =>
      update(name, (known, now) => {
        const person = change(known, now);
        return { person, result: person !== null };
      }),
  };
}
