import { z } from 'zod';
import { Answer, Status } from './chat.ts';

/** `POST /api/admin/explain`: an answer as `POST /api/chat` gives it, and how it came about. */
const Share = z.number().min(0).max(1);
const Place = {
  document_id: z.string(),
  document_title: z.string(),
  section_path: z.array(z.string()),
  passage_id: z.string(),
  start: z.number().int().nonnegative(),
  end: z.number().int().positive(),
  text: z.string().describe('Exactly `document.text.slice(start, end)`.'),
};

export const Decision = z
  .enum([
    'small_talk',
    'orders',
    'approved',
    'clause',
    'sure',
    'partly',
    'choice',
    'nothing_found',
    'unsure',
    'withdrawn',
    'not_usable',
  ])
  .describe(
    'What decided: a greeting or a request for a person; orders to the assistant; an approved answer; a clause named by its number; ' +
      'confidence at or above the threshold; one of several questions that can be answered; sections that fit equally; no sentence that ' +
      'would answer; confidence below the threshold; a language model that found no answer in the passages; only documents that are not in force or hold for others.',
  );
export type Decision = z.infer<typeof Decision>;

export const ExplainedReading = z
  .object({
    text: z.string(),
    how: z
      .enum(['alone', 'instead', 'beside', 'case'])
      .describe(
        'How it goes on from what was said: not at all; of something else; something else of the same; under a circumstance.',
      ),
    status: Status,
    confidence: Share,
    chosen: z.boolean(),
  })
  .meta({ id: 'ExplainedReading' });
export type ExplainedReading = z.infer<typeof ExplainedReading>;

export const ExplainedHit = z
  .object({
    ...Place,
    scores: z.object({
      grams: z.number().describe('BM25 over characters and bigrams.'),
      words: z.number().describe('BM25 over words.'),
      dense: z.number().describe('Cosine of the embeddings, -1 to 1.'),
      fused: Share,
    }),
    used: z.boolean().describe('Whether its sentences were judged.'),
    cited: z.boolean(),
    in_force: z.boolean(),
  })
  .meta({ id: 'ExplainedHit' });
export type ExplainedHit = z.infer<typeof ExplainedHit>;

export const ExplainedEvidence = z
  .object({
    ...Place,
    score: z.number().describe('How well the sentence answers, about 0 to 2.'),
    own: Share.describe("Weighted share of the question's words in the sentence itself."),
    passage_score: z.number().describe('Of its passage, over that of the best one.'),
    chosen: z.boolean(),
  })
  .meta({ id: 'ExplainedEvidence' });
export type ExplainedEvidence = z.infer<typeof ExplainedEvidence>;

export const ExplainedConfidence = z
  .object({
    value: Share,
    threshold: Share.describe('An answer is given from here on.'),
    bias: z.number(),
    sum: z.number().describe('bias + Σ weight · value; the confidence of one passage is 1 / (1 + e^-sum).'),
    features: z.array(
      z.object({
        name: z.enum(['together', 'score', 'unnamed', 'valueless', 'unacted', 'informed']),
        value: z.number(),
        weight: z.number(),
      }),
    ),
  })
  .meta({ id: 'ExplainedConfidence' });
export type ExplainedConfidence = z.infer<typeof ExplainedConfidence>;

export const Explanation = z
  .object({
    answer: Answer,
    decision: Decision,
    readings: z.array(ExplainedReading).describe('What the message was taken to ask, in the order of trying.'),
    query: z
      .object({
        searched: z.string().describe('As it was searched: folded, fillers removed, slips mended.'),
        kind: z.string().optional().describe('What kind of answer it wants.'),
        words: z.array(
          z.object({
            term: z.string(),
            share: Share.describe('Of the question.'),
            passages: z.number().int().nonnegative().describe('That have it.'),
          }),
        ),
        rephrasings: z.array(z.object({ said: z.string(), written: z.array(z.string()) })),
      })
      .nullable()
      .describe('Null where nothing was searched.'),
    hits: z.array(ExplainedHit).describe('Best first, also some beyond those that were used.'),
    evidence: z.array(ExplainedEvidence).describe('Best first.'),
    confidence: ExplainedConfidence.nullable().describe('Null where nothing had to be judged.'),
  })
  .meta({ id: 'Explanation' });
export type Explanation = z.infer<typeof Explanation>;
