import { type McpServer, ResourceTemplate } from '@modelcontextprotocol/sdk/server/mcp.js';
import { ErrorCode, McpError } from '@modelcontextprotocol/sdk/types.js';
import type { StoredDocument } from '../../../core/documents/document.ts';
import type { Generation } from '../../../core/generation/generation.ts';
import { problemDetail } from '../../problem.ts';

const TYPE = 'text/plain';
const uriOf = ({ id }: StoredDocument): string => `wenju://documents/${encodeURIComponent(id)}`;

/** Every document as a resource: the text that citations point into. */
export function registerDocuments(server: McpServer, generation: () => Generation): void {
  const template = new ResourceTemplate('wenju://documents/{id}', {
    list: () => ({ resources: [...generation().documents.values()].map(listed) }),
  });
  server.registerResource(
    'document',
    template,
    { title: '资料', description: '一篇资料的全文。引用的 start、end 是其中的 UTF-16 码元位置。', mimeType: TYPE },
    (uri, { id }) => {
      const document = generation().documents.get(decodeURIComponent(String(id)));
      if (document === undefined) throw new McpError(ErrorCode.InvalidParams, problemDetail('document_not_found'));
      return { contents: [{ uri: uri.href, mimeType: TYPE, text: document.text }] };
    },
  );
}

function listed(document: StoredDocument) {
  const { id, title, version, effectiveFrom, effectiveTo } = document;
  const facts = [
    version === undefined ? '' : `版本 ${version}`,
    effectiveFrom === undefined ? '' : `${effectiveFrom} 起施行`,
    effectiveTo === undefined ? '' : `施行至 ${effectiveTo}`,
  ].filter((fact) => fact !== '');
  const description = facts.length === 0 ? {} : { description: facts.join('，') };
  return { uri: uriOf(document), name: id, title, mimeType: TYPE, ...description };
}
