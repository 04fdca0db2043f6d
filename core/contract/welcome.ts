import { z } from 'zod';

/** `GET /api/welcome`: what a visitor sees before the first question. */
export const Welcome = z
  .object({
    starters: z.array(z.string()).describe('Questions that the documents answer, in their own headings.'),
    handoff_contact: z.string().optional().describe('How to reach a person, as visitors should read it.'),
  })
  .meta({ id: 'Welcome' });
export type Welcome = z.infer<typeof Welcome>;
