import fc from 'fast-check';
import { expect, it } from 'vitest';
import { SearchRequest } from '../../../core/contract/search.ts';
import { routeOf } from '../route.ts';
import { addressOf, openedOf, type Query, queryOf, requestOf } from './query.ts';

const query: fc.Arbitrary<Query> = fc.record({
  text: fc.string({ unit: 'binary' }),
  documentId: fc.string(),
  day: fc.constantFrom('', '2026-01-01'),
  inForceOnly: fc.boolean(),
});
const opened = fc.option(fc.record({ documentId: fc.string({ minLength: 1 }), start: fc.nat(), end: fc.nat() }));

it('stands in the address whole, whatever was typed', () => {
  fc.assert(
    fc.property(query, opened, (asked, place) => {
      const route = routeOf(addressOf(asked, place));
      // What is no well-formed text cannot stand in an address.
      expect(queryOf(route)).toEqual({
        ...asked,
        text: asked.text.toWellFormed(),
        documentId: asked.documentId.toWellFormed(),
      });
      expect(openedOf(route)).toEqual(place);
    }),
  );
});

it('asks the server for what the contract has, and for no more', () => {
  const none = { text: '退货', documentId: '', day: '', inForceOnly: false };
  expect(requestOf(none, 10)).toEqual({ query: '退货', limit: 10 });
  const all = { text: '退货', documentId: 'd', day: '2026-01-01', inForceOnly: true };
  const request = { query: '退货', limit: 30, document_ids: ['d'], as_of: '2026-01-01', in_force_only: true };
  expect(SearchRequest.parse(requestOf(all, 30))).toEqual(request);
  expect(requestOf({ ...none, day: 'yesterday' }, 10)).not.toHaveProperty('as_of');
});

it('opens nothing where the address makes no sense', () => {
  for (const hash of ['#/search', '#/search?doc=', '#/search?doc=d&from=x', '#/search?doc=d&to=1.5'])
    expect(openedOf(routeOf(hash))).toBeNull();
});
