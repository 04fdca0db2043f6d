import type { RefObject } from 'preact';
import { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { DocumentResponse } from '../../../core/contract/documents.ts';
import { Button } from '../view/button.tsx';
import { linesOf } from './lines.ts';
import { Marked } from './marked.tsx';
import type { Quotation } from './quotation.ts';
import { strings } from './strings.ts';

/** How far below the upper edge what is looked for comes to stand, as a share of the height. */
const BELOW_EDGE = 0.2;

type Props = { document: DocumentResponse; quotation: Quotation };

/** A whole document: its sections to go to, and its text, scrolled to a quotation. */
export function DocumentText({ document, quotation }: Props) {
  const page = useRef<HTMLElement>(null);
  const section = useSectionInView(page, document);

  useLayoutEffect(() => {
    if (page.current) showPlace(page.current);
  }, [document, quotation.start, quotation.end]);

  function goTo(index: number): void {
    const heading = page.current?.querySelector<HTMLElement>(`[data-section="${index}"]`);
    if (!page.current || !heading) return;
    scrollTo(page.current, heading);
    heading.focus({ preventScroll: true });
  }

  return (
    <>
      {document.sections.length > 1 && <Contents sections={document.sections} current={section} onChoose={goTo} />}
      {/* Not every browser lets the keyboard scroll what it cannot focus. */}
      <article class="document" ref={page} tabIndex={0} aria-label={strings.source}>
        <Lines document={document} quotation={quotation} />
      </article>
    </>
  );
}

function Lines({ document, quotation }: Props) {
  const { text, sections } = document;
  const lines = useMemo(() => linesOf(document), [document]);
  const marks = quotation.marks.map(([from, to]): [number, number] => [quotation.start + from, quotation.start + to]);
  return (
    <>
      {lines.map(({ start, end, section }) => {
        const here = start < quotation.end && quotation.start < end ? 'here' : undefined;
        const words = <Marked text={text} start={start} end={end} marks={marks} />;
        if (section === undefined) {
          return (
            <p key={start} class={here}>
              {words}
            </p>
          );
        }
        const Heading = (sections[section]?.path.length ?? 1) > 1 ? 'h4' : 'h3';
        return (
          <Heading key={start} class={here} data-section={section} tabIndex={-1}>
            {words}
          </Heading>
        );
      })}
    </>
  );
}

type ContentsProps = {
  sections: DocumentResponse['sections'];
  current: number;
  onChoose: (section: number) => void;
};

function Contents({ sections, current, onChoose }: ContentsProps) {
  const [open, setOpen] = useState(false);
  const nav = useRef<HTMLElement>(null);
  useLayoutEffect(() => {
    const target = nav.current?.querySelector<HTMLElement>('[aria-current]');
    if (nav.current && target) scrollTo(nav.current, target, 0.4);
  }, [current, open]);
  return (
    <nav class={open ? 'contents open' : 'contents'} aria-label={strings.contents} ref={nav}>
      <Button look="plain" icon={open ? 'up' : 'down'} aria-expanded={open} onClick={() => setOpen(!open)}>
        {strings.contents}
      </Button>
      <ol>
        {sections.map(({ path }, i) => (
          <li key={i}>
            <button
              type="button"
              class={path.length > 1 ? 'deeper' : undefined}
              aria-current={i === current ? 'location' : undefined}
              onClick={() => {
                setOpen(false);
                onChoose(i);
              }}
            >
              {path.at(-1)}
            </button>
          </li>
        ))}
      </ol>
    </nav>
  );
}

/** Scrolls to the beginning of the quotation or, where that is far above, to the first words that are marked in it. */
function showPlace(page: HTMLElement): void {
  const here = page.querySelector<HTMLElement>('.here');
  const mark = page.querySelector<HTMLElement>('.here mark');
  page.scrollTop = 0;
  if (here === null) return;
  const above = mark === null ? 0 : mark.getBoundingClientRect().top - here.getBoundingClientRect().top;
  scrollTo(page, mark !== null && above > page.clientHeight / 2 ? mark : here);
}

/** Scrolled by hand: scrollIntoView would move the page around as well. */
function scrollTo(page: HTMLElement, target: HTMLElement, below = BELOW_EDGE): void {
  const distance = target.getBoundingClientRect().top - page.getBoundingClientRect().top;
  page.scrollTop += distance - page.clientHeight * below;
}

/** The section whose heading was passed last while reading; -1 before the first. */
function useSectionInView(page: RefObject<HTMLElement | null>, document: DocumentResponse): number {
  const [section, setSection] = useState(-1);
  useEffect(() => {
    const shown = page.current;
    if (shown === null) return;
    const look = () => {
      const edge = shown.getBoundingClientRect().top + shown.clientHeight * BELOW_EDGE + 8;
      const headings = [...shown.querySelectorAll<HTMLElement>('[data-section]')];
      const passed = headings.filter((heading) => heading.getBoundingClientRect().top <= edge).at(-1);
      setSection(Number(passed?.dataset.section ?? -1));
    };
    look();
    shown.addEventListener('scroll', look, { passive: true });
    return () => shown.removeEventListener('scroll', look);
  }, [page, document]);
  return section;
}
