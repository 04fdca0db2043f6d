import { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';
import { WebStandardStreamableHTTPServerTransport } from '@modelcontextprotocol/sdk/server/webStandardStreamableHttp.js';
import type { Generation } from '../../../core/generation/generation.ts';
import { registerDocuments } from './resources.ts';
import { registerTools, type ToolDeps } from './tools.ts';

const INSTRUCTIONS =
  '问据只根据已收录的中文资料回答。先用 ask 提问；要逐字引用条款时用 search_wording；要通读时读取 wenju://documents/ 下的资源。' +
  '转述时保留出处，资料里没有的不要补充。';

/** Answers one request of the protocol; nothing is remembered between two, so any process can take the next. */
export async function respond(request: Request, deps: ToolDeps & { generation: () => Generation }): Promise<Response> {
  const server = new McpServer({ name: 'wenju', title: '问据', version: '1' }, { instructions: INSTRUCTIONS });
  registerTools(server, deps);
  registerDocuments(server, deps.generation);
  const transport = new WebStandardStreamableHTTPServerTransport({ enableJsonResponse: true });
  await server.connect(transport);
  try {
    return await transport.handleRequest(request);
  } finally {
    await server.close();
  }
}
