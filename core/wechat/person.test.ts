import { describe, expect, it } from 'vitest';
import { asked, awaiting, heard, leave, NOBODY, readOn, spend } from './person.ts';

const HOUR = 3_600_000;
const wrote = heard(NOBODY, 'message', 0);

describe('what is remembered of a person', () => {
  it('lets five messages be sent in 48 hours after they wrote, and not one more', () => {
    let person = wrote;
    for (let sent = 0; sent < 5; sent++) person = spend(person, 1, 47 * HOUR) ?? expect.fail('too few');
    expect(spend(person, 1, 47 * HOUR)).toBeNull();
    expect(spend(wrote, 1, 48 * HOUR)).toBeNull();
    expect(spend(wrote, 6, 0)).toBeNull();
  });

  it('counts anew when they write again, and keeps what a tap would take away', () => {
    const spent = spend(wrote, 4, 0) ?? NOBODY;
    expect(heard(spent, 'message', HOUR)).toMatchObject({ sends: 5, sendUntil: 49 * HOUR });
    expect(heard(wrote, 'tap', HOUR)).toMatchObject({ sends: 5, sendUntil: 48 * HOUR });
    expect(heard(NOBODY, 'tap', 0)).toMatchObject({ sends: 3, sendUntil: 60_000 });
    expect(heard(wrote, 'tap', 49 * HOUR)).toMatchObject({ sends: 3, sendUntil: 49 * HOUR + 60_000 });
  });

  it('gives the parts of the last answer one by one', () => {
    const left = leave(asked(wrote, 'q'), 'q', ['二', '三']) ?? NOBODY;
    const first = readOn(left, 'm1', 0);
    expect(first.next).toEqual({ kind: 'part', text: '二', left: 1 });
    expect(readOn(first.person, 'm1', 0)).toEqual(first);
    const second = readOn(first.person, 'm2', 0);
    expect(second.next).toEqual({ kind: 'part', text: '三', left: 0 });
    expect(readOn(second.person, 'm3', 0).next).toEqual({ kind: 'nothing' });
  });

  it('leaves nothing of an answer to a question that they have gone on from', () => {
    const person = asked(leave(asked(wrote, 'q1'), 'q1', ['旧']) ?? NOBODY, 'q2');
    expect(readOn(person, 'm', 0).next).toEqual({ kind: 'nothing' });
    expect(leave(person, 'q1', ['旧'])).toBeNull();
    expect(awaiting(person, 'q1', 9)).toBeNull();
  });

  it('says that more is awaited, until it is there or will not come', () => {
    const person = awaiting(asked(wrote, 'q'), 'q', 1_000) ?? NOBODY;
    expect(readOn(person, 'm', 999).next).toEqual({ kind: 'awaited' });
    expect(readOn(person, 'm', 1_000).next).toEqual({ kind: 'nothing' });
    expect(readOn(leave(person, 'q', []) ?? NOBODY, 'm', 0).next).toEqual({ kind: 'nothing' });
  });
});
