import type { CuratedItem } from '../core/contract/curated.ts';
import type { DoctorReport } from '../core/contract/doctor.ts';
import type { GenerationsResponse, IngestJob, LibraryResponse } from '../core/contract/library.ts';
import { ANSWER_EXAMPLE } from './openapi-examples.ts';

const CITED = ANSWER_EXAMPLE.citations[0];
const NAMED = { document_id: 'after-sales', document_title: '售后服务手册', path: 'uploads/售后服务手册.docx' };
const GENERATION = '20261122T061500123Z-5f0c1d9e';

export const LIBRARY_EXAMPLE: LibraryResponse = {
  generation: { id: GENERATION, created_at: '2026-11-22T06:15:00.123Z', held: false },
  documents: [
    {
      id: 'after-sales',
      title: '售后服务手册',
      passages: 41,
      characters: 9_204,
      source: { path: NAMED.path, format: 'docx', sha256: 'b1946ac92492d234', bytes: 48_211 },
      version: '2.1',
      effective_from: '2026-01-01',
      indexed_at: '2026-11-20T02:00:00.000Z',
      upload: '售后服务手册.docx',
    },
  ],
  waiting: [
    {
      name: '扫描件.pdf',
      bytes: 1_204_411,
      uploaded_at: '2026-11-22T06:14:58.000Z',
      problem: { reason: 'no-text', message: 'uploads/扫描件.pdf has no text, only images of it (a scan).' },
    },
  ],
  formats: ['.md', '.txt', '.html', '.docx', '.pdf', '.csv'],
  upload_limit: 67_108_864,
};

export const INGEST_JOB_EXAMPLE: IngestJob = {
  id: '9a1b7c52-8f0e-4e57-b1d9-6f1f1f0c2d3e',
  status: 'running',
  requested_at: '2026-11-22T06:15:00.000Z',
  progress: { stage: 'embedding', done: 128, total: 412 },
};

export const GENERATIONS_EXAMPLE: GenerationsResponse = {
  generations: [
    {
      id: GENERATION,
      created_at: '2026-11-22T06:15:00.123Z',
      documents: 12,
      passages: 412,
      curated: 3,
      bytes: 1_834_002,
      current: true,
      held: false,
      added: ['售后服务手册'],
      removed: [],
      changed: [],
    },
  ],
};

const PLACE = {
  ...NAMED,
  section_path: ['第三章 维修'],
  start: 1_204,
  end: 1_219,
  quote: '手机自签收之日起7日内可以退货。',
};

export const DOCTOR_EXAMPLE: DoctorReport = {
  generation: GENERATION,
  documents: 12,
  passages: 412,
  characters: 90_211,
  failed: [{ path: 'uploads/扫描件.pdf', reason: 'no-text', message: 'uploads/扫描件.pdf has no text.' }],
  contradictions: [
    {
      a: PLACE,
      b: { ...PLACE, document_id: 'faq', document_title: '常见问题', path: 'faq.md', quote: '手机15天内可以退货。' },
    },
  ],
  stale_curated: [],
  not_in_force: [{ ...NAMED, reason: 'expired', effective_to: '2025-12-31' }],
  undated: [],
  near_duplicates: [],
  duplicates: [],
  long_sections: [{ ...NAMED, section_path: ['附则'], start: 8_000, characters: 3_412 }],
  clutter: [{ path: NAMED.path, items: [{ text: '第 3 页 共 40 页', reason: 'page-number' }] }],
  ignored: [],
  limited: false,
};

export const CURATED_EXAMPLE: CuratedItem = {
  id: '20261122-5f0c1d',
  path: 'curated/20261122-5f0c1d.md',
  editable: true,
  state: 'given',
  questions: ['维修之后要保存什么单据', '修好以后哪些票据要留着'],
  answer: '维修工单和付款凭证都请留好。[1]',
  citations: [
    {
      document: 'after-sales',
      quote: CITED?.quote ?? '',
      document_id: 'after-sales',
      document_title: '售后服务手册',
      section_path: CITED?.section_path ?? [],
      start: CITED?.start ?? 0,
      end: CITED?.end ?? 1,
    },
  ],
  approved_by: '王芳',
  approved_on: '2026-11-22',
  changed_at: '2026-11-22T06:15:00.000Z',
};
