import './documents.css';
import { hashOf, useRoute } from '../route.ts';
import { Tabs } from '../tabs/tabs.tsx';
import { PageHead } from '../view/page-head.tsx';
import { Doctor } from './doctor.tsx';
import { Shelf } from './shelf.tsx';
import { strings } from './strings.ts';
import { Versions } from './versions.tsx';

const VIEWS = [
  { path: 'documents', name: strings.shelf, View: Shelf },
  { path: 'documents/versions', name: strings.versions, View: Versions },
  { path: 'documents/doctor', name: strings.doctor, View: Doctor },
] as const;

/** What is answered from: the documents, the states of the index to go back to, and what is wrong with them. */
export function Page() {
  const { path } = useRoute();
  const { View } = VIEWS.find((view) => view.path === path) ?? VIEWS[0];
  return (
    <div class="documents">
      <PageHead title={strings.title} lead={strings.lead} />
      <Tabs
        label={strings.views}
        tabs={VIEWS.map((view) => ({ name: view.name, address: hashOf(view.path), isCurrent: view.View === View }))}
      />
      <View />
    </div>
  );
}
