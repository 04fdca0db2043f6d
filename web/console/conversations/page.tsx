import './conversations.css';
import { navigate, routeOf, useRoute } from '../route.ts';
import { Tabs } from '../tabs/tabs.tsx';
import { PageHead } from '../view/page-head.tsx';
import { Conversations } from './conversations.tsx';
import { FeedbackView } from './feedback-view.tsx';
import { addressOf, type Shown, shownOf } from './shown.ts';
import { strings } from './strings.ts';

const VIEWS = ['conversations', 'feedback'] as const;
const UNFILTERED = { text: '', status: undefined, rating: undefined, id: undefined };

/** What was asked and answered, conversation by conversation, and what was thought of it. */
export function Page() {
  const shown = shownOf(useRoute());
  // What is in the address by then counts: a word that was typed is looked for only after a moment.
  const show = (part: Partial<Shown>, replace = false) =>
    navigate(addressOf({ ...shownOf(routeOf(location.hash)), ...part }), { replace });
  return (
    <div class="conversations">
      <PageHead title={strings.title} lead={strings.lead} />
      <Tabs
        label={strings.views}
        tabs={VIEWS.map((view) => ({
          name: strings[view],
          address: addressOf({ ...UNFILTERED, view }),
          isCurrent: view === shown.view,
        }))}
      />
      {shown.view === 'feedback' ? <FeedbackView /> : <Conversations shown={shown} onShow={show} />}
    </div>
  );
}
