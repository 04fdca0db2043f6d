import { serve } from '@hono/node-server';
import { Hono } from 'hono';

/**
 * The least that any HTTP answer of this stack costs: parse a JSON body, send it back. The distance between this and
 * the product is what answering costs. Usage: node main.js PORT
 */
const app = new Hono();
app.post('/api/chat', async (c) => c.json(await c.req.json()));
serve({ fetch: app.fetch, port: Number(process.argv[2]), hostname: '127.0.0.1' });
