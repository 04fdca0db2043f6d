import { render } from 'preact';
import { App } from './app.tsx';
import './console.css';
import { createSession } from './session.ts';

const root = document.getElementById('app');
const base = new URL('.', document.baseURI).href;
const session = createSession({ base, storage: sessionStorage });
void session.open();
if (root !== null) render(<App session={session} base={base} />, root);
