import './curated.css';
import { useRoute } from '../route.ts';
import { Editor } from './editor.tsx';
import { List } from './list.tsx';

/** Answers that a person wrote: all of them, and one while it is written. */
export function Page() {
  const { path, query } = useRoute();
  const id = query.get('id');
  if (path === 'curated/new') return <Editor key="new" id={undefined} question={query.get('question') ?? ''} />;
  if (path === 'curated/edit' && id !== null) return <Editor key={id} id={id} question="" />;
  return <List />;
}
