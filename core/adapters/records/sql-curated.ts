import type { CuratedEntry } from '../../records/curated-entry.ts';
import { pageOf } from '../../records/page.ts';
import type { CuratedEntries } from '../../records/records.ts';
import { type SqlDatabase, storableJson } from '../../records/sql.ts';
import { present } from './rows.ts';

const COLUMNS = `id, questions, answer, citations, state, approved_by AS "approvedBy", approved_on::text AS "approvedOn",
  effective_from::text AS "effectiveFrom", effective_to::text AS "effectiveTo", updated_at AS "updatedAt"`;

export function createSqlCurated(database: SqlDatabase): CuratedEntries {
  return {
    async save(entry) {
      await database.query(
        `INSERT INTO wenju.curated
         VALUES ($1, $2::jsonb, $3, $4::jsonb, $5, $6, $7::text::date, $8::text::date, $9::text::date, $10)
         ON CONFLICT (id) DO UPDATE SET (questions, answer, citations, state, approved_by, approved_on, effective_from, effective_to, updated_at)
           = (excluded.questions, excluded.answer, excluded.citations, excluded.state, excluded.approved_by,
              excluded.approved_on, excluded.effective_from, excluded.effective_to, excluded.updated_at)`,
        [
          entry.id,
          storableJson(entry.questions),
          entry.answer,
          storableJson(entry.citations),
          entry.state,
          entry.approvedBy ?? null,
          entry.approvedOn ?? null,
          entry.effectiveFrom ?? null,
          entry.effectiveTo ?? null,
          entry.updatedAt,
        ],
      );
    },
    async find(id) {
      const [row] = await database.query<Row>(`SELECT ${COLUMNS} FROM wenju.curated WHERE id = $1`, [id]);
      return row === undefined ? null : entryOf(row);
    },
    async list({ limit, after }) {
      const rows = await database.query<Row>(
        `SELECT ${COLUMNS} FROM wenju.curated
         WHERE $1::timestamptz IS NULL OR (updated_at, id) < ($1, $2::text)
         ORDER BY updated_at DESC, id DESC LIMIT $3`,
        [after?.at ?? null, after?.id ?? null, limit + 1],
      );
      return pageOf(rows, limit, { item: entryOf, place: ({ updatedAt, id }) => ({ at: updatedAt, id }) });
    },
    async remove(id) {
      return (await database.query('DELETE FROM wenju.curated WHERE id = $1 RETURNING id', [id])).length > 0;
    },
  };
}

type Optional = 'approvedBy' | 'approvedOn' | 'effectiveFrom' | 'effectiveTo';
type Row = Omit<CuratedEntry, Optional> & Record<Optional, string | null>;

const entryOf = ({ approvedBy, approvedOn, effectiveFrom, effectiveTo, ...entry }: Row): CuratedEntry => ({
  ...entry,
  ...present({ approvedBy, approvedOn, effectiveFrom, effectiveTo }),
});
