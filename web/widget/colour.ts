/** Red, green and blue, each 0 to 255. */
export type Rgb = readonly [number, number, number];

export const WHITE: Rgb = [255, 255, 255];
/** Nearly black, as text is. */
export const INK: Rgb = [23, 25, 28];
/** What WCAG 2.2 asks of text (1.4.3), and a little, for text on a tint of its own colour. */
const ENOUGH = 4.5;
const ENOUGH_ON_TINT = 5.6;

/** Relative luminance (WCAG 2.2): 0 is black, 1 is white. */
function luminance([red, green, blue]: Rgb): number {
  const linear = (value: number) => {
    const part = value / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  };
  return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
}

/** Contrast ratio (WCAG 2.2): 1 to 21. */
export function contrast(a: Rgb, b: Rgb): number {
  const [darker, lighter] = [luminance(a), luminance(b)].sort((x, y) => x - y) as [number, number];
  return (lighter + 0.05) / (darker + 0.05);
}

const mix = (from: Rgb, to: Rgb, share: number): Rgb =>
  from.map((value, i) => Math.round(value + ((to[i] ?? 0) - value) * share)) as unknown as Rgb;

/** The nearest colour on the way from `colour` to `towards` that reads on `ground`. */
function until(colour: Rgb, towards: Rgb, ground: Rgb, enough: number): Rgb {
  for (let share = 0; share < 1; share += 0.04) {
    const candidate = mix(colour, towards, share);
    if (contrast(candidate, ground) >= enough) return candidate;
  }
  return towards;
}

export type Palette = {
  /** Ground of buttons and of the visitor's words, and the text on it. */
  accent: Rgb;
  onAccent: Rgb;
  /** Text in the shop's colour on a white and on a dark panel. */
  textOnLight: Rgb;
  textOnDark: Rgb;
  /** A breath of it, as a ground for that text. */
  tintOnLight: Rgb;
  tintOnDark: Rgb;
};

export const DARK_GROUND: Rgb = [34, 38, 43];

/** Colours that can be read, from one that was chosen for a logo: bright ones carry dark text, others are darkened. */
export function paletteOf(primary: Rgb): Palette {
  const bright = contrast(primary, WHITE) < 2.2;
  const textOnLight = until(primary, INK, WHITE, ENOUGH_ON_TINT);
  const textOnDark = until(primary, WHITE, DARK_GROUND, ENOUGH_ON_TINT);
  return {
    accent: bright ? until(primary, WHITE, INK, ENOUGH) : until(primary, INK, WHITE, ENOUGH),
    onAccent: bright ? INK : WHITE,
    textOnLight,
    textOnDark,
    tintOnLight: mix(WHITE, textOnLight, 0.08),
    tintOnDark: mix(DARK_GROUND, textOnDark, 0.1),
  };
}

/** `rgb(22, 119, 255)`, as browsers compute colours; undefined for other colour spaces. */
export function parseRgb(computed: string): Rgb | undefined {
  const parts = /^rgba?\((\d+)[, ]+(\d+)[, ]+(\d+)/.exec(computed)?.slice(1).map(Number);
  return parts as Rgb | undefined;
}

export const toCss = ([red, green, blue]: Rgb): string => `rgb(${red} ${green} ${blue})`;
