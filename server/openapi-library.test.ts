import { describe, expect, it } from 'vitest';
import { CuratedItem } from '../core/contract/curated.ts';
import { DoctorReport } from '../core/contract/doctor.ts';
import { GenerationsResponse, IngestJob, LibraryResponse } from '../core/contract/library.ts';
import {
  CURATED_EXAMPLE,
  DOCTOR_EXAMPLE,
  GENERATIONS_EXAMPLE,
  INGEST_JOB_EXAMPLE,
  LIBRARY_EXAMPLE,
} from './openapi-library-examples.ts';

describe("the library's examples", () => {
  it.each([
    ['documents', LibraryResponse, LIBRARY_EXAMPLE],
    ['an ingest', IngestJob, INGEST_JOB_EXAMPLE],
    ['generations', GenerationsResponse, GENERATIONS_EXAMPLE],
    ['the doctor', DoctorReport, DOCTOR_EXAMPLE],
    ['an approved answer', CuratedItem, CURATED_EXAMPLE],
  ])('of %s are what the server would send', (_name, schema, example) => {
    expect(schema.parse(example)).toEqual(example);
  });
});
