import { z } from 'zod';

/** The header that a page sends its visitor's token in. */
export const VISITOR_HEADER = 'X-Visitor-Token';

/** `POST /api/visitor`: a token for who asks from a page. Programs need none. */
export const VisitorRequest = z
  .object({
    token: z.string().max(200).optional().describe('The token before this one, to go on as the same visitor.'),
  })
  .meta({ id: 'VisitorRequest' });
export type VisitorRequest = z.infer<typeof VisitorRequest>;

export const VisitorResponse = z
  .object({
    token: z.string().describe(`To be sent as \`${VISITOR_HEADER}\`.`),
    expires_in: z.number().int().positive().describe('Seconds from now.'),
  })
  .meta({ id: 'VisitorResponse' });
export type VisitorResponse = z.infer<typeof VisitorResponse>;
