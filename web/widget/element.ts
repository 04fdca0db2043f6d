import { type ComponentChild, render } from 'preact';
import { INK, type Palette, paletteOf, parseRgb, type Rgb, toCss } from './colour.ts';
import type { Settings } from './settings.ts';
import css from './widget.css?inline';

export const TAG = 'wenju-widget';

const DEFAULT_PRIMARY: Rgb = [15, 107, 95];

/** The element that the widget lives in. Its shadow root keeps the page's style out and the widget's in. */
class WenjuWidget extends HTMLElement {}

/** Puts the element on the page, styled and empty. Nothing here writes a style attribute, which a strict policy forbids. */
export function createElement(settings: Settings): { host: HTMLElement; draw(view: ComponentChild): void } {
  customElements.define(TAG, WenjuWidget);
  const host = document.createElement(TAG);
  const root = host.attachShadow({ mode: 'open' });
  adopt(root, css, settings.nonce);
  const mount = document.createElement('div');
  root.append(mount);
  document.body.append(host);
  raise(host);
  paint(host, paletteOf(primaryOf(host, settings.primaryColor)));
  followKeyboard(host);
  return { host, draw: (view) => render(view, mount) };
}

function adopt(root: ShadowRoot, text: string, nonce: string): void {
  try {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(text);
    root.adoptedStyleSheets = [sheet];
  } catch {
    const style = document.createElement('style');
    style.nonce = nonce;
    style.textContent = text;
    root.append(style);
  }
}

/** Into the top layer, where no stacking, clipping or transform of the page reaches. */
function raise(host: HTMLElement): void {
  if (typeof host.showPopover !== 'function') return;
  host.popover = 'manual';
  host.showPopover();
}

/** `data-primary-color`, or else the page's `--wenju-primary`; understood by the browser, whatever its notation. */
function primaryOf(host: HTMLElement, chosen: string | undefined): Rgb {
  const wanted = chosen ?? getComputedStyle(host).getPropertyValue('--wenju-primary');
  const probe = document.createElement('i');
  probe.style.color = wanted;
  if (probe.style.color === '') return DEFAULT_PRIMARY;
  host.shadowRoot?.append(probe);
  const computed = parseRgb(getComputedStyle(probe).color);
  probe.remove();
  return computed ?? INK;
}

function paint(host: HTMLElement, palette: Palette): void {
  const kebab = (name: string) => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
  for (const [name, colour] of Object.entries(palette)) {
    host.style.setProperty(`--_${kebab(name)}`, toCss(colour));
  }
}

/** Tells the style sheet how much of the window the on-screen keyboard leaves (iOS lays the page out as if it were not there). */
function followKeyboard(host: HTMLElement): void {
  const { visualViewport: view } = window;
  if (view === null) return;
  const measure = () => {
    host.style.setProperty('--_height', `${view.height}px`);
    host.style.setProperty('--_top', `${view.offsetTop}px`);
  };
  view.addEventListener('resize', measure);
  view.addEventListener('scroll', measure);
  measure();
}
