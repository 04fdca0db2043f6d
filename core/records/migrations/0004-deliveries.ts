import type { Migration } from '../migration.ts';

/** Messages that are pushed to us and by us, and what processes share about them. */
export const deliveries: Migration = {
  id: 4,
  name: 'deliveries',
  statements: [
    `CREATE TABLE wenju.inbox (
       key         text PRIMARY KEY,
       channel     text NOT NULL,
       body        text NOT NULL,
       entered     boolean NOT NULL,
       arrived_at  timestamptz NOT NULL,
       position    bigint GENERATED ALWAYS AS IDENTITY,
       leased_to   timestamptz NOT NULL,
       reply       text,
       final       boolean NOT NULL DEFAULT false,
       handed_to   timestamptz
     )`,
    'CREATE INDEX inbox_by_time ON wenju.inbox (arrived_at)',
    'CREATE INDEX inbox_entered ON wenju.inbox (channel, position) WHERE entered AND NOT final',

    `CREATE TABLE wenju.outbox (
       id          text PRIMARY KEY,
       channel     text NOT NULL,
       body        text NOT NULL,
       put_at      timestamptz NOT NULL,
       position    bigint GENERATED ALWAYS AS IDENTITY,
       due_at      timestamptz NOT NULL,
       expires_at  timestamptz NOT NULL,
       repeatable  boolean NOT NULL,
       attempts    int4 NOT NULL DEFAULT 0,
       begun       boolean NOT NULL DEFAULT false,
       ended       boolean NOT NULL DEFAULT false
     )`,
    'CREATE INDEX outbox_waiting ON wenju.outbox (channel, position) WHERE NOT ended',
    'CREATE INDEX outbox_by_time ON wenju.outbox (put_at)',

    `CREATE TABLE wenju.shared_values (
       name        text PRIMARY KEY,
       text        text,
       expires_at  timestamptz NOT NULL
     )`,
  ],
};
