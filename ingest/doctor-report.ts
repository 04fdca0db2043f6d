import type { DoctorPlace, DoctorReport } from '../core/contract/doctor.ts';

/** How much of a quotation and of a long list is shown; `--json` has all of it. */
const SHOWN_CHARACTERS = 60;
const SHOWN_LINES = 20;

/** What the doctor found, as a person reads it in a terminal; the gravest first. */
export function renderDoctor(report: DoctorReport): string {
  const { documents, passages, characters, generation } = report;
  const findings = [
    part(
      'Cannot be read',
      report.failed.map(({ message }) => message),
    ),
    part(
      'Contradict each other',
      report.contradictions.flatMap(({ a, b }) => [placed(a), `  against ${placed(b)}`]),
    ),
    part(
      'Approved answers that are not given',
      report.stale_curated.map(({ path, question }) => `${path}: 「${question}」`),
    ),
    part(
      'Not in force today',
      report.not_in_force.map(
        ({ path, reason, superseded_by }) => `${path}: ${reason}${superseded_by ? ` by 《${superseded_by}》` : ''}`,
      ),
    ),
    part(
      'Say nearly the same',
      report.near_duplicates.flatMap(({ a, b, resemblance }) => [
        `${Math.round(resemblance * 100)} %  ${placed(a)}`,
        `       ${placed(b)}`,
      ]),
    ),
    part(
      'Same bytes',
      report.duplicates.map(({ path, of }) => `${path}: as ${of}`),
    ),
    part(
      'Long sections',
      report.long_sections.map(
        ({ path, section_path, characters: length }) =>
          `${path} ${section_path.join(' > ') || '(no heading)'}: ${length} characters`,
      ),
    ),
    part(
      'Without dates',
      report.undated.map(({ path }) => path),
    ),
    part(
      'Left out as clutter',
      report.clutter.map(
        ({ path, items }) => `${path}: ${items.length} lines, such as 「${short(items[0]?.text ?? '')}」`,
      ),
    ),
    part(
      'Passed over',
      report.ignored.map(({ path, reason }) => `${path}: ${reason}`),
    ),
  ].flat();
  const summary = `Generation ${generation}: ${documents} documents, ${passages} passages, ${characters} characters.`;
  return [...findings, findings.length === 0 ? `Nothing is wrong. ${summary}` : summary].join('\n');
}

function part(title: string, lines: readonly string[]): string[] {
  if (lines.length === 0) return [];
  const more = lines.length > SHOWN_LINES ? [`  … ${lines.length - SHOWN_LINES} more lines; --json has all`] : [];
  return [title, ...lines.slice(0, SHOWN_LINES).map((line) => `  ${line}`), ...more, ''];
}

const placed = ({ path, section_path, quote }: DoctorPlace): string =>
  `${[path, ...section_path.slice(-1)].join(' ')}: 「${short(quote)}」`;

function short(text: string): string {
  const characters = [...text.replace(/\s+/g, ' ')];
  return characters.length > SHOWN_CHARACTERS
    ? `${characters.slice(0, SHOWN_CHARACTERS).join('')}…`
    : characters.join('');
}
