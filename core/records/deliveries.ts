/**
 * What is kept for services that push messages to us, and push the same one again when they think that nobody took it. The
 * services' rules are not known here. Contract suite: `core/testing/records/deliveries-contract.ts`.
 *
 *   message ──► inbox ──► answered by one process ──► handed out once ──► (again to a later attempt)
 *                                    └──────────────► outbox ──► sent once
 */
export type Deliveries = {
  inbox: Inbox;
  outbox: Outbox;
  values: SharedValues;
  /** Removes what arrived before a time, and values that are over. */
  purge(before: Date): Promise<void>;
};

export type Arrival = {
  /** What the message is known by in every attempt. */
  key: string;
  channel: string;
  /** What is needed to answer later; empty for what is answered at once. */
  body: string;
  at: Date;
};

/** Who works at something, and until when others leave it alone. */
export type Lease = { owner: string; until: Date };

/**
 * `yours`: nobody had it, or whoever had it is gone: the caller has to answer. `theirs`: somebody else does. `ready`: there
 * is an answer.
 */
export type Standing = 'yours' | 'theirs' | 'ready';

export type Inbox = {
  take(arrival: Arrival, lease: Lease): Promise<Standing>;
  /** Enters messages that are to be answered later, in order. Those that are known stay as they are. */
  enter(arrivals: readonly Arrival[]): Promise<void>;
  /** Entered messages that are not answered and that nobody works at, oldest first, now taken with the lease. */
  takeEntered(channel: string, lease: Lease, now: Date, limit: number): Promise<Arrival[]>;
  /**
   * Keeps what is to be said, a `draft` until the last word. False where an answer is final already or has been handed out:
   * then it stays.
   */
  save(key: string, reply: string, stage: 'draft' | 'final'): Promise<boolean>;
  /**
   * What to say to the attempt that came at `attempt`: what is kept, else `reply`, which is then kept. `null` where another
   * attempt has been given it, unless that one came `againAfterMs` or more before and cannot have got it.
   */
  hand(key: string, reply: string, attempt: Date, againAfterMs: number): Promise<string | null>;
};

export type Sending = {
  /** Known by its sender, so that nothing is put twice. */
  id: string;
  channel: string;
  body: string;
  /** Nobody wants it later. */
  expiresAt: Date;
  /** Whether sending it a second time shows it once. */
  repeatable: boolean;
};

export type Outbox = {
  put(sendings: readonly Sending[], at: Date): Promise<void>;
  /**
   * The oldest that is due, now begun: nobody else gets it until the lease ends. One that was begun and of which nobody
   * knows how it ended comes again only where it is repeatable. `attempts` counts this one.
   */
  begin(channel: string, lease: Lease, now: Date): Promise<(Sending & { attempts: number }) | null>;
  /** It is sent, or will never be. */
  end(id: string): Promise<void>;
  /** It was not sent, for certain, and is due again. */
  postpone(id: string, until: Date): Promise<void>;
};

/** Small values that processes share. */
export type SharedValues = {
  /** Changes a value, one caller at a time; `null` for none. `change` must do nothing else: it may run again. */
  update<T>(name: string, now: Date, change: (value: string | null) => Change<T>): Promise<T>;
};

/** Leaving `value` out leaves it as it is. */
export type Change<T> = { value?: { text: string; expiresAt: Date } | null; result: T };
