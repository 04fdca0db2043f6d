import type { ComponentChildren } from 'preact';
import type { DoctorPlace, DoctorReport } from '../../../core/contract/doctor.ts';
import { reasonOf } from '../ingest/strings.ts';
import { hashOf } from '../route.ts';
import { Tag } from '../view/tag.tsx';
import { strings } from './strings.ts';

export type Kind = keyof typeof strings.kinds;
export const KINDS = Object.keys(strings.kinds) as Kind[];

export type Finding = { key: string; content: ComponentChildren };

/** The findings of one kind, each as it is shown. */
export function findingsOf(report: DoctorReport, kind: Kind): Finding[] {
  return SHOWN[kind](report).map((content, i) => ({ key: `${kind} ${i}`, content }));
}

const SHOWN: Record<Kind, (report: DoctorReport) => ComponentChildren[]> = {
  failed: ({ failed }) => failed.map(({ path, reason }) => [<b key="path">{path}</b>, ' ', reasonOf(reason)]),
  contradictions: ({ contradictions }) =>
    contradictions.map(({ a, b }) => <Pair a={a} b={b} label={strings.against} />),
  stale_curated: ({ stale_curated }) =>
    stale_curated.map(({ path, question, citations }) => (
      <>
        <a href={hashOf('curated')}>{question}</a> <span class="quiet">{path}</span>
        {citations.map(({ citation, quote, nearest }) => (
          <p key={citation} class="finding-quote">
            <del>{quote}</del>
            {nearest !== undefined && (
              <>
                <br />
                {strings.nearest}
                {nearest.text}
              </>
            )}
          </p>
        ))}
      </>
    )),
  not_in_force: ({ not_in_force }) =>
    not_in_force.map((found) => (
      <>
        <Named of={found} /> <Tag tone="warn">{strings.absent[found.reason]}</Tag>{' '}
        <span class="quiet">
          {found.reason === 'not yet' && found.effective_from && strings.from(found.effective_from)}
          {found.reason === 'expired' && found.effective_to && strings.until(found.effective_to)}
          {found.superseded_by !== undefined && strings.supersededBy(found.superseded_by)}
        </span>
      </>
    )),
  near_duplicates: ({ near_duplicates }) =>
    near_duplicates.map(({ a, b, resemblance }) => <Pair a={a} b={b} label={strings.similar(resemblance)} />),
  duplicates: ({ duplicates }) => duplicates.map(({ path, of }) => [<b key="path">{path}</b>, ' ', strings.sameAs(of)]),
  long_sections: ({ long_sections }) =>
    long_sections.map(({ document_id, document_title, section_path, start, characters }) => (
      <>
        <a href={addressOf(document_id, start, start)}>
          《{document_title}》{section_path.at(-1) ?? strings.noHeading}
        </a>{' '}
        <span class="quiet">{strings.characters(characters)}</span>
      </>
    )),
  undated: ({ undated }) => undated.map((found) => <Named of={found} />),
  clutter: ({ clutter }) =>
    clutter.map(({ path, items }) => (
      <details>
        <summary>
          {path} <span class="quiet">{strings.lines(items.length)}</span>
        </summary>
        <ul class="clutter">
          {items.map(({ text }, i) => (
            <li key={i}>{text}</li>
          ))}
        </ul>
      </details>
    )),
  ignored: ({ ignored }) =>
    ignored.map(({ path, reason }) => [
      path,
      ' ',
      <span key="why" class="quiet">
        {strings.skipped[reason] ?? reason}
      </span>,
    ]),
};

const addressOf = (id: string, start: number, end: number): string =>
  hashOf('search', { doc: id, from: String(start), to: String(end) });

const Named = ({ of }: { of: { document_id: string; document_title: string; path: string } }) => (
  <>
    <a href={addressOf(of.document_id, 0, 0)}>《{of.document_title}》</a> <span class="quiet">{of.path}</span>
  </>
);

function Pair({ a, b, label }: { a: DoctorPlace; b: DoctorPlace; label: string }) {
  return (
    <div class="pair">
      <Quote place={a} />
      <p class="pair-label">{label}</p>
      <Quote place={b} />
    </div>
  );
}

function Quote({ place: { document_id, document_title, section_path, start, end, quote } }: { place: DoctorPlace }) {
  return (
    <div class="finding-quote">
      <a href={addressOf(document_id, start, end)}>
        《{document_title}》{section_path.at(-1)}
      </a>
      <p>{quote}</p>
    </div>
  );
}
